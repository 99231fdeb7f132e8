"""The command line: what it prints, where, and its exit status."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest
from conftest import ARTICLE, ENGLISH, ROOT
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from pipeline.schema import Record, json_schema


def thidua(*arguments, stdin=None):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def command(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_run_prints_a_table_and_leaves_a_dataset(articles, tmp_path):
    result = thidua("run", articles, "--out", tmp_path / "out")
    assert result.exit_code == 0
    for word in ("articles", "extracted", "screened", "conferences", "people", "member units", "awards"):
        assert word in result.stdout
    assert result.stderr == ""
    assert len(pipeline.load(tmp_path / "out").articles) == 3


def test_quiet_says_nothing(articles, tmp_path):
    result = thidua("run", articles, "--out", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_limit(articles, tmp_path):
    assert thidua("run", articles, "--out", tmp_path / "out", "--limit", 1).exit_code == 0
    assert len(pipeline.load(tmp_path / "out").articles) == 1
    assert thidua("run", articles, "--out", tmp_path / "no", "--limit", 0).exit_code == 2


def test_standard_input(tmp_path):
    lines = json.dumps({"id": "x", "text": ARTICLE}) + "\n"
    assert thidua("run", "-", "--out", tmp_path / "out", stdin=lines).exit_code == 0
    (record,) = (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(record)["source"] == "-#1"


BAD = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (b"PK\x03\x04\x00\x00", "binary: holds NUL bytes"),
    "koi8.txt": ("Председатель открыл заседание".encode("koi8-r"), "not UTF-8: "),
    "huge.txt": (b"a" * 50_000_000, "too large for an article: 50,000,000 bytes"),
    "huge.jsonl": (b'{"text": "' + b"a" * 50_000_000 + b'"}\n', "too large for an article: 50,000,013 bytes"),
    "broken.jsonl": (b'{"text": \n', "not JSON: "),
    "keys.jsonl": (b'{"chu": "x"}\n', "no text: the keys are chu"),
    "cut.jsonl.gz": (b"\x1f\x8b\x08\x00\x00\x00", ".gz stream damaged"),
}


def test_bad_input_is_named_and_everything_else_is_done(articles, tmp_path):
    for name, (data, _) in BAD.items():
        (articles / name).write_bytes(data)
    result = thidua("run", articles, "--out", tmp_path / "out")
    assert result.exit_code == 1
    for name, (_, reason) in BAD.items():
        (line,) = [line for line in result.stderr.splitlines() if f"/{name}" in line]
        assert reason in line
    assert result.stderr.splitlines()[-1] == f"{len(BAD)} quarantined, see {tmp_path / 'out' / 'quarantine.jsonl'}"
    assert len(pipeline.load(tmp_path / "out").articles) == 3
    assert len((tmp_path / "out" / "quarantine.jsonl").read_text(encoding="utf-8").splitlines()) == len(BAD)


def test_many_failures_are_counted_not_listed(tmp_path):
    lines = "{}\n" * 50 + json.dumps({"text": ARTICLE})
    result = thidua("run", "-", "--out", tmp_path / "out", "--quiet", stdin=lines)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 22
    assert "… and 30 more" in result.stderr


def test_another_language_is_screened(tmp_path):
    (tmp_path / "english.txt").write_text(ENGLISH, encoding="utf-8")
    result = thidua("run", tmp_path / "english.txt", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert pipeline.load(tmp_path / "out").articles["status"].tolist() == ["screened"]


def refused(result):
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("thidua: ")
    assert result.stdout == ""
    return result.stderr


def test_refusals_are_one_line_and_write_nothing(articles, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    assert "no such file or folder: nowhere" in refused(thidua("run", "nowhere", "--out", tmp_path / "out"))
    assert "no file matches" in refused(thidua("run", articles / "*.html", "--out", tmp_path / "out"))
    assert "holds files that no run" in refused(thidua("run", articles, "--out", articles, "--fresh"))
    assert "not a folder" in refused(thidua("run", articles, "--out", articles / "one.txt"))
    assert "can't be written" in refused(thidua("run", articles, "--out", articles / "one.txt" / "out"))
    assert "can't be written" in refused(thidua("run", articles, "--out", "/proc/out"))
    assert "nothing to do" in refused(thidua("run", "-", "--out", tmp_path / "out", stdin="\n"))
    assert sorted(tmp_path.rglob("*")) == before


def test_a_finished_run_is_kept_unless_fresh(articles, tmp_path):
    assert thidua("run", articles, "--out", tmp_path / "out").exit_code == 0
    assert "--fresh" in refused(thidua("run", articles, "--out", tmp_path / "out"))
    assert thidua("run", articles / "one.txt", "--out", tmp_path / "out", "--fresh").exit_code == 0
    assert len(pipeline.load(tmp_path / "out").articles) == 1


@pytest.mark.parametrize(
    "arguments", [[], ["run"], ["run", "x"], ["fly"], ["extract"], ["run", "x", "--out", "y", "--no"]]
)
def test_bad_usage(arguments):
    assert thidua(*arguments).exit_code == 2


def test_extract_prints_the_record(articles):
    result = thidua("extract", articles / "one.txt")
    assert result.exit_code == 0
    record = Record.model_validate_json(result.stdout)
    assert record.id == "one"
    assert record.source == str(articles / "one.txt")
    assert Record.model_validate_json(thidua("extract", "-", stdin=ARTICLE).stdout).conferences == record.conferences


def test_extract_takes_the_day_of_publication(articles):
    record = Record.model_validate_json(thidua("extract", articles / "one.txt", "--published", "2018-07-13").stdout)
    assert record.article.published == "2018-07-13"
    assert "--published 13/7" in refused(thidua("extract", articles / "one.txt", "--published", "13/7"))


def test_extract_reads_one_article(tmp_path):
    line = json.dumps({"id": "x", "text": ARTICLE}) + "\n"
    (tmp_path / "one.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "two.jsonl").write_text(line * 2, encoding="utf-8")
    assert json.loads(thidua("extract", tmp_path / "one.jsonl").stdout)["id"] == "x"
    assert "several articles" in refused(thidua("extract", tmp_path / "two.jsonl"))
    assert "is a folder" in refused(thidua("extract", tmp_path))
    assert "no such file" in refused(thidua("extract", tmp_path / "nowhere.txt"))


@pytest.mark.parametrize("name", BAD)
def test_extract_names_what_it_can_not_read(tmp_path, name):
    data, reason = BAD[name]
    (tmp_path / name).write_bytes(data)
    result = thidua("extract", tmp_path / name)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert name in result.stderr
    assert reason in result.stderr


def test_explain_marks_the_text(articles):
    result = thidua("extract", articles / "one.txt", "--explain")
    assert result.exit_code == 0
    assert re.search(r"\|(\w+,)*name[],]", result.stdout)
    assert "\n--\n" in result.stdout
    assert "\x1b" not in result.stdout


def test_evaluate():
    result = thidua("evaluate", ROOT / "corpus")
    assert result.exit_code == 0
    assert "headline" in result.stdout
    assert "event.main" not in result.stdout
    assert re.search(
        r"^event\.main +\d+ +\d+ +[01]\.\d{3}$", thidua("evaluate", ROOT / "corpus", "--rules").stdout, re.MULTILINE
    )
    assert "no gold records" in refused(thidua("evaluate", ROOT / "docs-that-are-not-there"))
    assert refused(thidua("evaluate", ROOT / "corpus", "--records", "nowhere.jsonl"))


def test_schema():
    assert json.loads(thidua("schema").stdout) == json_schema()


def test_version():
    assert thidua("--version").stdout == f"thidua {pipeline.__version__}\n"


def test_min_confidence_is_a_share(articles, tmp_path):
    for wrong in ("1.1", "-0.1", "much"):
        assert thidua("run", articles, "--out", tmp_path / "no", "--min-confidence", wrong).exit_code == 2
    assert not (tmp_path / "no").exists()
    result = thidua("run", articles, "--out", tmp_path / "out", "--min-confidence", 1)
    assert result.exit_code == 0
    assert "left out, not sure enough" in result.stdout


@pytest.mark.parametrize("name", ["run", "extract", "evaluate", "schema"])
def test_help_has_an_example(name):
    assert f"\n    thidua {name}" in thidua(name, "--help").stdout.replace("\n  thidua", "\n    thidua")


def test_as_a_module(articles, tmp_path):
    done = command("run", articles, "--out", tmp_path / "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = command("run", "nowhere", "--out", tmp_path / "new")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "thidua: no such file or folder: nowhere\n")


def test_output_is_utf8_whatever_the_locale(articles):
    done = command("extract", articles / "one.txt", encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert json.loads(done.stdout)["text"].startswith("Khối thi đua")


def test_a_reader_that_leaves_early_is_no_error():
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline", "schema"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in {0, 1}


# tests that run in the background hear no Ctrl-C, nor do their children, unless told to
HEARING = """
import signal; signal.signal(signal.SIGINT, signal.default_int_handler)
from pipeline.cli import main; main()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing(tmp_path, number):
    with subprocess.Popen(
        [sys.executable, "-c", HEARING, "run", "-", "--out", tmp_path / "a" / "out"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdin.write(json.dumps({"text": ARTICLE}).encode() + b"\n")
        process.stdin.flush()
        for _ in range(600):
            if list(tmp_path.glob("a/.out.partial-*/records.jsonl")):
                break
            time.sleep(0.05)
        os.kill(process.pid, number)
        _, errors = process.communicate()
    assert process.returncode == 130
    assert errors.decode().endswith("thidua: interrupted, nothing written\n")
    assert list(tmp_path.iterdir()) == []


def test_terminals_get_colour(articles, monkeypatch):
    from rich.console import Console

    from pipeline import explain

    out = io.StringIO()
    record = pipeline.extract((articles / "one.txt").read_text(encoding="utf-8"))
    Console(file=out, force_terminal=True, color_system="standard").print(explain.styled(record))
    assert "\x1b[1;" in out.getvalue()


def test_an_interrupt_that_a_library_wraps_is_still_one(tmp_path, monkeypatch):
    """pydantic wraps a KeyboardInterrupt that falls into its serializer."""
    from pipeline import cli

    def wrapped(*_args, **_options):
        cli._interrupted.set()
        raise RuntimeError("Error serializing to JSON: KeyboardInterrupt")

    monkeypatch.setattr("pipeline.run.job.run", wrapped)
    try:
        result = thidua("run", ROOT / "corpus" / "articles", "--out", tmp_path / "out")
    finally:
        cli._interrupted.clear()
    assert result.exit_code == 130
