"""Damages valid files of every kind and reads them: only units and clean failures may come out, in bounded time.

    .venv/bin/python benchmarks/fuzz.py --per-reader 20000 --pages 2000

Each reader runs in a process of its own, so that its peak memory can be told and a crash is seen. An input is made from
the number of its turn alone: what goes wrong is shown with it and can be made again. Pages of all layouts, as files and
as records of a WARC file, go the whole way to their records.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib
import io
import json
import random
import resource
import subprocess
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from pipeline.extraction import settle
from pipeline.read.readers import read_named
from pipeline.read.reading import Reading
from pipeline.read.unit import Failure, Place, Unit
from pipeline.schema import Status

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))  # for its pages

ROWS = [
    {
        "id": f"a{number}",
        "url": f"https://bao.example/tin-{number}.html",
        "title": f"Khối thi đua số {number} tổng kết",
        "published": f"2018-07-{number + 10}",
        "text": f"Sáng {number + 10}/7, Khối thi đua “số {number}” họp.\nSở Y tế, Sở Nội vụ; được tặng Bằng khen.\n"
        * 3,
    }
    for number in range(6)
]

_TOKENS = (
    *(
        b'"',
        b"'",
        b'""',
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r\n",
        b"\0",
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b"}, {",
        b"<p>",
        b"</p>",
    ),
    *(
        b"\xff",
        b"\xfe\xff",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe1\xbb",
        b"WARC/1.0\r\n",
        b"\r\n\r\n",
        b"Content-Length: 9",
    ),
    *(
        b"Content-Encoding: gzip\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"PAR1",
    ),
    *(b"(\xb5/\xfd", b"9" * 30, b"[" * 300, b"NaN", b"null", b"../", b"sep=,\n"),
)

_MARKUP = (
    *(b"<div>", b"</div>", b"<p>", b"<table><tr><td>", b"</td></tr></table>", b"<ul><li>", b"</ul>", b"<br>", b"<b>"),
    *(b"<!--", b"-->", b"<script>", b"</script>", b"<style>", b"<svg><title>", b"<template>", b"<select><option>"),
    *(b"<plaintext>", b"<frameset>", b"<noscript>", b"<![CDATA[", b"<?xml version='1.0'?>", b"<p title='", b"<", b">"),
    *(b"&#0;", b"&#x110000;", b"&#55296;", b"&nbsp;", b"&amp", b"<base href='//['>", b"<meta charset=utf-16>"),
    *(b"<h1>", b"</h1>", b"<title>", b"<article>", b"<time datetime='9999-99-99T'>", b"<caption>", b"<figcaption>"),
    *(b'<meta property="article:published_time" content="', b'<script type="application/ld+json">{"@graph":[{"@type":'),
    *(b'"datePublished": [{"a": ', b'"headline": {"b": 1}, ', b"29/2/2015", b"0/0/0000", b"<link rel=canonical href='http://["),
)  # fmt: skip

PAGES = ("page.html", "page.warc")
"""Kinds of input whose units go through `settle`."""


@dataclass
class Tally:
    """What came of one reader's inputs. `slowest` in seconds, `peak` in MiB, `faults` are tracebacks.

    `records` counts the units that became one, of those that went the whole way.
    """

    reader: str
    inputs: int = 0
    units: int = 0
    records: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    peak: float = 0.0


def samples() -> dict[str, bytes]:
    """A small valid file of each kind, by its name."""
    lines = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in ROWS)
    pages = [f"<!doctype html><title>{row['title']}</title><p>{row['text']}</p>".encode() for row in ROWS]
    records = warc_records(pages)
    parquet = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), parquet, row_group_size=2)
    plain = ROWS[0]["text"].encode()
    found = {
        "a.txt": plain,
        "a.html": pages[0],
        "a.jsonl": lines,
        "a.json": json.dumps({"total": 6, "articles": ROWS}, ensure_ascii=False, indent=1).encode(),
        "a.csv": _table(","),
        "a.tsv": _table("\t"),
        "a.parquet": parquet.getvalue(),
        "a.warc": b"".join(records),
        "a.warc.gz": b"".join(gzip.compress(record, mtime=0) for record in records),
        "a.jsonl.gz": gzip.compress(lines, mtime=0),
        "a.csv.zst": zstandard.compress(_table(",")),
    }
    return {
        **found,
        "a.zip": _zip(
            {"b/x.html": pages[1], "y.txt": plain, "z.csv": found["a.csv"], "w.jsonl.gz": found["a.jsonl.gz"]}
        ),
    }


def page_samples() -> list[bytes]:
    """Eight articles as pages of each layout."""
    invented = importlib.import_module("pages")
    return [sample.html(layout).encode() for sample in invented.articles(8) for layout in invented.LAYOUTS]


def warc_records(pages: list[bytes]) -> list[bytes]:
    """A warcinfo record and one of each page, the second with its content chunked, the third packed."""
    records = [_record("warcinfo", "", b"software: none\r\n", "application/warc-fields")]
    for number, page in enumerate(pages):
        headers, body = "", page
        if number == 1:
            headers, body = "Transfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(page), page)
        if number == 2:
            headers, body = "Content-Encoding: gzip\r\n", gzip.compress(page, mtime=0)
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body
        records.append(
            _record("response", ROWS[number % len(ROWS)]["url"], block, "application/http; msgtype=response")
        )
    return records


def _record(kind: str, uri: str, block: bytes, content_type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2018-07-12T03:00:00Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _table(delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, ROWS[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def mutate(data: bytes, turn: int, others: list[bytes], tokens: tuple[bytes, ...] = _TOKENS) -> bytes:
    """The sample with one to four damages, the same for the same `turn`."""
    dice = random.Random(turn)
    damaged = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4))):
        at = dice.randrange(len(damaged) + 1)
        end = min(len(damaged), at + dice.choice((1, 2, 8, 64, 512)))
        damage = dice.choice(_DAMAGES)
        damaged[at:end] = damage(dice, bytes(damaged[at:end]), dice.choice(others), tokens)
        if dice.random() < 0.05:
            del damaged[dice.randrange(len(damaged) + 1) :]
    return bytes(damaged)


_Damage = Callable[[random.Random, bytes, bytes, tuple[bytes, ...]], bytes]

_DAMAGES: tuple[_Damage, ...] = (
    lambda dice, piece, _other, _tokens: bytes(byte ^ (1 << dice.randrange(8)) for byte in piece),
    lambda dice, piece, _other, _tokens: dice.randbytes(len(piece)),
    lambda dice, piece, _other, tokens: dice.choice(tokens) + piece,
    lambda dice, piece, _other, tokens: dice.choice(tokens) * dice.choice((1, 2, 1000)) + piece[1:],
    lambda _dice, _piece, _other, _tokens: b"",
    lambda _dice, piece, _other, _tokens: piece * 3,
    lambda _dice, piece, _other, _tokens: bytes(len(piece)),
    lambda dice, piece, other, _tokens: other[dice.randrange(len(other)) :][:256] + piece,
)


def fuzz(name: str, turns: range) -> Tally:
    """Read a damaged sample for each turn. Whatever is raised, and whatever comes out that is no unit, is a fault.

    The units of PAGES go on to their records; there a rule that failed is a fault, too.
    """
    whole = name in PAGES
    held = page_samples() if whole else [samples()[name]]
    others = held if whole else list(samples().values())
    tally, statuses = Tally(name), Counter[str]()
    for turn in turns:
        data = mutate(held[turn % len(held)], turn, others, (*_TOKENS, *_MARKUP) if whole else _TOKENS)
        if whole:
            data = data.replace(b"\0", b" ")  # what holds a NUL is no page and gets no further
        if name == "page.warc":
            data = b"".join(warc_records([data, held[turn % len(held)]]))  # of two pages, one is damaged
        start = time.perf_counter()
        try:
            for unit in read_named(io.BytesIO(data), name, Place(name, (PurePath(name).stem,)), Reading()):
                tally.units += isinstance(unit, Unit) and _is_clean(unit)
                if isinstance(unit, Failure):
                    assert unit.status in {Status.QUARANTINED, Status.UNSUPPORTED}
                    assert unit.reason
                    assert unit.source.startswith(name)
                    statuses[unit.status] += 1
                elif whole:
                    tally.records += _settled(unit, statuses)
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001  # a panic of a library in Rust is no Exception
            tally.faults.append(f"turn {turn}: {traceback.format_exc()}")
        tally.inputs += 1
        tally.slowest = max(tally.slowest, time.perf_counter() - start)
    tally.statuses = dict(statuses)
    tally.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return tally


def _settled(unit: Unit, statuses: Counter[str]) -> bool:
    """Whether the page becomes a record, in which all evidence lies within its text."""
    outcome = settle(unit, "page")
    if outcome.record is None:
        statuses[outcome.status] += 1
        assert not (outcome.reason or "").startswith("extraction failed"), outcome.reason
        return False
    outcome.record.model_dump_json().encode()
    for spans in outcome.record.evidence.values():
        if isinstance(spans, list):
            assert all(0 <= first < last <= len(outcome.record.text) for first, last in spans)
    return True


def _is_clean(unit: Unit) -> bool:
    assert unit.text.strip()
    unit.text.encode()
    return True


def main() -> int:
    """Print the table; exit 1 if anything was raised or a process died."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--per-reader", type=int, default=20_000, metavar="N", help="damaged inputs (default 20,000)")
    parser.add_argument(
        "--pages", type=int, default=2_000, metavar="N", help="damaged pages to records (default 2,000)"
    )
    parser.add_argument("--first", type=int, default=0, metavar="TURN", help="turn to begin with (default 0)")
    parser.add_argument("--only", metavar="NAME", help="one kind alone, such as a.csv")
    parser.add_argument("--as-json", action="store_true", help="read --only in this process, print its tally")
    options = parser.parse_args()
    if options.as_json:
        turns = range(options.first, options.first + options.per_reader)
        print(json.dumps(asdict(fuzz(options.only, turns))))
        return 0
    titles = ("inputs", "units", "records", "quarantined", "unsupported", "tracebacks", "slowest s", "peak MiB")
    print(f"{'reader':12}" + "".join(f"{title:>13}" for title in titles))
    bad = 0
    for name in [options.only] if options.only else [*samples(), *PAGES]:
        count = options.pages if name in PAGES else options.per_reader
        command = [
            sys.executable,
            __file__,
            "--only",
            name,
            "--per-reader",
            str(count),
            "--first",
            str(options.first),
        ]
        done = subprocess.run([*command, "--as-json"], stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            bad += 1
            print(f"{name:12} died: exit status {done.returncode}")
            continue
        tally = Tally(**json.loads(done.stdout))
        bad += len(tally.faults)
        failures = [tally.statuses.get(status, 0) for status in (Status.QUARANTINED, Status.UNSUPPORTED)]
        counts = "".join(
            f"{count:13,}" for count in (tally.inputs, tally.units, tally.records, *failures, len(tally.faults))
        )
        print(f"{name:12}{counts}{tally.slowest:13.2f}{tally.peak:13.0f}", flush=True)
        for fault in tally.faults[:3]:
            print(fault)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
