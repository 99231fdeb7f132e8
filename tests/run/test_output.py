"""The output folder: whole or not at all, and nobody else's files."""

import json
import os
import subprocess
import sys

import pytest

from pipeline.errors import UsageError
from pipeline.run.output import check, replacing


def finished(folder, **files):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "run.json").write_text(json.dumps({"program": "thidua"}), encoding="utf-8")
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def test_new_and_empty_folders_may_be_written(tmp_path):
    check(tmp_path / "new", fresh=False)
    check(tmp_path, fresh=False)


def test_a_finished_run_needs_fresh(tmp_path):
    finished(tmp_path)
    with pytest.raises(UsageError, match="--fresh replaces it"):
        check(tmp_path, fresh=False)
    check(tmp_path, fresh=True)


@pytest.mark.parametrize("fresh", [True, False])
def test_other_files_are_never_touched(tmp_path, fresh):
    finished(tmp_path, notes_md="mine")
    with pytest.raises(UsageError, match=r"notes\.md"):
        check(tmp_path, fresh=fresh)


@pytest.mark.parametrize("manifest", [None, "", "{}", "[]", '{"program": "other"}'])
def test_files_of_our_names_but_not_of_a_run(tmp_path, manifest):
    (tmp_path / "records.jsonl").write_text("mine", encoding="utf-8")
    if manifest is not None:
        (tmp_path / "run.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(UsageError, match="no run of thidua left"):
        check(tmp_path, fresh=True)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not a folder"):
        check(tmp_path / "out", fresh=True)


def test_the_new_folder_takes_the_place_of_the_old(tmp_path):
    out = finished(tmp_path / "out", records_jsonl="old")
    with replacing(out) as folder:
        (folder / "records.jsonl").write_text("new", encoding="utf-8")
        assert (out / "records.jsonl").read_text(encoding="utf-8") == "old"
    assert (out / "records.jsonl").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, UsageError])
def test_a_failure_leaves_everything_as_it_was(tmp_path, error):
    out = finished(tmp_path / "out", records_jsonl="old")

    def fail(where):
        with replacing(where) as folder:
            (folder / "records.jsonl").write_text("new", encoding="utf-8")
            raise error

    with pytest.raises(error):
        fail(out)
    assert (out / "records.jsonl").read_text(encoding="utf-8") == "old"
    with pytest.raises(error):
        fail(tmp_path / "a" / "b" / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("place", ["/proc/thidua", "/dev/null/out"])
def test_where_nothing_can_be_written(place):
    with pytest.raises(UsageError, match="can't be written"), replacing(__import__("pathlib").Path(place)):
        pass


def test_a_link_goes_on_pointing_to_its_folder(tmp_path):
    finished(tmp_path / "real")
    (tmp_path / "link").symlink_to("real")
    with replacing(tmp_path / "link") as folder:
        (folder / "records.jsonl").write_text("new", encoding="utf-8")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "records.jsonl").exists()


def test_what_a_killed_run_left_is_swept_away(tmp_path):
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    pid = gone.stdout.strip()
    (tmp_path / f".out.partial-{pid}").mkdir()
    (tmp_path / f".out.partial-{os.getppid()}").mkdir()
    finished(tmp_path / f".out.old-{pid}", records_jsonl="old")
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "out"):
        raise KeyboardInterrupt
    assert sorted(path.name for path in tmp_path.iterdir()) == [f".out.partial-{os.getppid()}", "out"]
    assert (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8") == "old", "killed between two moves"
