"""The command `thidua`: one thin function a command; what they do lives elsewhere and is imported when called."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.errors import ThiduaError, UnreadableError, UsageError
from pipeline.version import __version__

if TYPE_CHECKING:
    from pipeline.read.unit import Unit
    from pipeline.schema import Record

QUARANTINED = 1
"""Exit status: done, but some input could not be read."""
REFUSED = 2
"""Exit status: bad usage, nothing to do, output refused; nothing written."""
INTERRUPTED = 130
"""Exit status: stopped by Ctrl-C or a polite kill."""

app = typer.Typer(
    help="Vietnamese news articles to records: conferences, dates, chairs, member units, awards.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command. Output is UTF-8 in any locale; a polite kill ends like Ctrl-C and leaves nothing behind."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # a job in the background is not meant to hear Ctrl-C
            signal.signal(number, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


_interrupted = Event()


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """Stop at once. Where Python swallows the exception (in a weak reference's callback), the flag stops the run."""
    _interrupted.set()
    raise KeyboardInterrupt


@contextmanager
def _exit_status() -> Iterator[None]:
    """Turn the errors that a user can mend into one line on stderr and the exit status of the contract."""
    try:
        yield
    except UnreadableError as error:
        _say(f"thidua: {error}")
        raise typer.Exit(QUARANTINED) from error
    except ThiduaError as error:
        _say(f"thidua: {error}")
        raise typer.Exit(REFUSED) from error
    except KeyboardInterrupt as error:
        _say("thidua: interrupted, nothing written")
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError as error:  # the reader of stdout has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from error
    except Exception as error:
        if _interrupted.is_set():  # the signal fell into a library that wraps it in an error of its own
            _say("thidua: interrupted, nothing written")
            raise typer.Exit(INTERRUPTED) from error
        if not isinstance(error, OSError):
            raise
        _say(f"thidua: {error.filename or 'output'}: {error.strerror or error}")
        raise typer.Exit(REFUSED) from error


def _say(line: str) -> None:
    typer.echo(line, err=True)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"thidua {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders (recursive), globs, or - for JSON Lines.")
    ],
    out: Annotated[Path, typer.Option(help="Folder for the dataset; made if need be.", metavar="DIR")],
    fresh: Annotated[bool, typer.Option("--fresh", help="Replace the finished run that DIR holds.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after N articles.")] = None,
    columns: Annotated[
        str,
        typer.Option(
            "--map",
            metavar="TARGET=COLUMN,...",
            help="Columns that go by other names: text=noi_dung,published=ngay. Targets: text html id title published "
            "byline agency url site retrieved.",
        ),
    ] = "",
    meta: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="What is known of .txt and .html files: a row a file, by its name."),
    ] = None,
    words: Annotated[bool, typer.Option("--words", help="Add underthesea's words to each article (slower).")] = False,
    unique: Annotated[
        bool,
        typer.Option("--unique", help="Extract each report once, though several sites print it; the rest are told."),
    ] = False,
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="X", help="Leave out values whose confidence is below X (0 to 1)."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Extract every article, even one without any sign of a meeting or award.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress, no table; problems only.")] = False,
) -> None:
    """Extract every article of the sources into a dataset folder.

    \b
    Reads, each also packed as .gz or .zst, and .zip of these:
      .txt .html .htm                         a file is an article
      .jsonl .ndjson .json .csv .tsv .parquet a row or object is an article
      .warc                                   a page is an article (Common Crawl, wget, Heritrix)

    The columns and keys of usual tools are recognised (text, content, noi_dung, html; title, tieu_de; published, date,
    ngay_dang; author; url; ...); which ones were taken is said once. A cell may hold plain text or HTML. --map names
    others, --meta gives dates, titles and addresses to files that can't hold them: its column file, filename, name or
    id holds a file's path, name or stem, the other columns what is known of it.

    \b
    Examples:
      thidua run corpus/articles --out outputs/sample
      thidua run crawl-*.warc.gz pages.zip --out outputs/crawl
      thidua run export.csv --map text=bai,published=ngay_len_trang --out outputs/export
      thidua run pages --meta pages.csv --out outputs/pages
      thidua run corpus/articles --out outputs/sure --min-confidence 0.8
      zcat dump.jsonl.gz | thidua run - --out outputs/dump --quiet

    \b
    Leaves in DIR:
      records.jsonl        one record a line, with the evidence of every value
      articles conferences people member_units awards recipients (.parquet)
      review.csv           the values most worth a person's look, with their sentence
      quarantine.jsonl     what could not be read, and why
      run.json             inputs, options, versions, counts, seconds

    \b
    Exit status: 0 all done; 1 done, some input quarantined; 2 bad usage or output refused, nothing written;
    130 interrupted.
    """
    with _exit_status():
        from pipeline.run.job import run as run_job
        from pipeline.run.output import QUARANTINE

        report = run_job(
            sources,
            out,
            fresh=fresh,
            limit=limit,
            words=words,
            unique=unique,
            columns=columns,
            meta=meta,
            min_confidence=min_confidence,
            everything=everything,
            quiet=quiet,
            stopped=_interrupted.is_set,
        )
        if not quiet:
            from pipeline.run.summary import show

            try:
                show(report, out)
            except OSError as error:  # the dataset is there; only the table found no reader
                _say(f"thidua: {out} is complete, its table could not be shown: {error.strerror or error}")
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if report.unread_days:
            _say(f"published: {report.unread_days:,} values name no day, such as {report.unread_day!r}")
        if report.quarantined:
            for failure in report.failures:
                _say(f"quarantined: {failure}")
            if report.quarantined > len(report.failures):
                _say(f"quarantined: … and {report.quarantined - len(report.failures):,} more")
            _say(f"{report.quarantined:,} quarantined, see {out / QUARANTINE}")
            raise typer.Exit(QUARANTINED)


@app.command()
def extract(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="An article as .txt or .html, or - for standard input.")
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published (2017-08-11), if the text doesn't say.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show the text with every value marked.")] = False,
) -> None:
    """Print one article's record as JSON.

    \b
    Examples:
      thidua extract corpus/articles/mod-a01.txt
      thidua extract article.txt --published 2017-12-21 --explain
      xclip -o | thidua extract - | jq .conferences[0].chairs
    """
    with _exit_status():
        record = _record(file, published)
        if not explain:
            typer.echo(record.model_dump_json(indent=2))
            return
        from pipeline import explain as explaining

        if sys.stdout.isatty():
            from rich import print as show

            show(explaining.styled(record))
        else:
            typer.echo(explaining.plain(record), nl=False)


def _record(file: str, published: str | None) -> Record:
    """The record of the one article in `file`."""
    import datetime as dt

    from pipeline.extraction import record_of
    from pipeline.read import sources, text
    from pipeline.read.reading import Reading
    from pipeline.read.unit import Failure, Place

    if published is not None:
        try:
            published = dt.date.fromisoformat(published).isoformat()
        except ValueError:
            raise UsageError(f"--published {published}: a date is written YYYY-MM-DD") from None
    if file == sources.STDIN:
        units = list(text.read(sys.stdin.buffer, Place("-"), Reading()))
    elif Path(file).is_dir():
        raise UsageError(f"{file} is a folder; `thidua run` reads folders")
    else:
        units = []
        for unit in sources.read(sources.locate([file])):
            units.append(unit)
            if len(units) > 1:
                raise UsageError(f"{file} holds several articles; `thidua run` reads them all")
    if not units:
        raise UnreadableError(f"{file}: empty")
    unit = units[0]
    if isinstance(unit, Failure):
        raise UnreadableError(f"{unit.source}: {unit.reason}")
    try:
        return record_of(_published(unit, published), unit.names[0] if unit.names else None)
    except UnreadableError as error:
        raise UnreadableError(f"{file}: {error}") from error


def _published(unit: Unit, day: str | None) -> Unit:
    """The unit with the day that the command line gives, if any."""
    from dataclasses import replace

    return replace(unit, published=day, origins={}) if day else unit


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Folder with records/ and texts/ (or gold/, articles/).")
    ],
    records: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Judge this records.jsonl instead of extracting the texts.")
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Add how often each rule was right.")] = False,
) -> None:
    """Precision, recall and F1 of each field against gold records, with 95 % intervals.

    \b
    Examples:
      thidua evaluate corpus
      thidua evaluate corpus --rules
      thidua evaluate ../shared/gold/dev --records outputs/dev/records.jsonl
    """
    with _exit_status():
        from pipeline.evaluate import evaluate as judge

        evaluation = judge(gold, records)
        typer.echo(evaluation.table())
        if rules:
            typer.echo(f"\n{evaluation.rule_table()}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record, that is of a line of records.jsonl.

    \b
    Example:
      thidua schema > record.schema.json
    """
    import json

    from pipeline.schema import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
