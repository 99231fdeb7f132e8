"""What holds of the project as a whole: its lock files, its commands, the size of its modules."""

import re
import subprocess
import tomllib

import pytest
from conftest import ROOT

from pipeline.run.job import run

LOCKS = ("requirements.lock", "requirements-test.lock")


def pins(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    return {(match := re.match(r"([a-z0-9.-]+)==(\S+)", entry))[1] + "==" + match[2]: entry for entry in entries}


def requirement(line):
    return re.match(r"[A-Za-z0-9_.-]+", line)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|@ ", text)
    for entry in pins(name).values():
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry)


def test_the_locks_hold_what_pyproject_asks_for_and_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    run = project["project"]["dependencies"] + project["build-system"]["requires"]
    locked = {name: {pin.partition("==")[0] for pin in pins(name)} for name in LOCKS}
    assert {requirement(line) for line in run} <= locked["requirements.lock"]
    assert {requirement(line) for line in run + extras["test"] + extras["dev"]} <= locked["requirements-test.lock"]
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()


def test_no_torch():
    assert not any(pin.startswith(("torch", "nvidia", "triton")) for name in LOCKS for pin in pins(name))


def test_every_dependency_and_every_exception_says_why():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if re.match(r'  "[^"]+",', line) and "::" not in line]
    assert len(listed) > 30
    assert [line for line in listed if "#" not in line] == []


def test_modules_are_small():
    paths = [p for folder in ("pipeline", "tests", "benchmarks") for p in sorted((ROOT / folder).rglob("*.py"))]
    long = {str(p.relative_to(ROOT)): n for p in paths if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400}
    assert long == {}


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    assert len(targets) > 8
    assert [target for target in targets if f"make {target}" not in readme] == []
    for name in ("run", "extract", "evaluate", "schema"):
        assert f"thidua {name}" in readme


def test_every_article_of_the_corpus_has_its_gold():
    texts = {path.stem for path in (ROOT / "corpus" / "articles").glob("*.txt")}
    gold = {path.stem for path in (ROOT / "corpus" / "gold").glob("*.json")}
    assert texts == gold


def test_nothing_of_a_run_is_tracked():
    tracked = subprocess.run(["git", "ls-files", "outputs"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert set(tracked.stdout.split()) <= {"outputs/README.md"}


def test_the_readmes_python_runs(tmp_path, monkeypatch, capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert blocks
    run([str(ROOT / "corpus" / "articles")], tmp_path / "outputs" / "sample", limit=10, quiet=True)
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    assert "2017-08-11 [[" in capsys.readouterr().out
