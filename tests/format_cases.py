"""One set of samples written in every format, layout and encoding, and what a run makes of it, by sample.

`CASES` is read by tests/test_formats.py and benchmarks/formats.py; the reference is the plain text in UTF-8.
"""

import csv
import gzip
import io
import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pages
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from damage import tcvn3, vni, windows_1258
from pages.body import body
from pages.samples import Kind, Sample
from table_files import zipped

from pipeline.extraction import settle
from pipeline.read.unit import Unit
from pipeline.schema import Record

Facts = dict | None
"""`article`, `conferences` and `awards` of a record; None for an article that the screen turned away."""

LAYOUTS = list(pages.LAYOUTS)


@dataclass(frozen=True)
class Case:
    """`write` gives the files of a source by their names; `columns` is for `--map`.

    `apart`: headline and day of publication stand beside the text, not in it. `capitals`: false where the encoding has
    not all of them, so that records are equal but for these.
    """

    write: Callable[[Sequence[Sample]], dict[str, bytes]]
    columns: str = ""
    stdin: bool = False
    apart: bool = False
    capitals: bool = True

    def put(self, samples: Sequence[Sample], folder: Path) -> int:
        """Write the files into a new folder; returns their bytes."""
        folder.mkdir(parents=True)
        files = self.write(samples)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        return sum(map(len, files.values()))


def facts(record: dict) -> Facts:
    return {key: record[key] for key in ("article", "conferences", "awards")}


def expected(sample: Sample, *, apart: bool = False) -> Facts:
    """What the sample's plain text gives, screened as in a run; `apart`: with its headline and day given beside it."""
    unit = Unit(f"{sample.id}.txt", sample.text())
    if apart:
        unit = replace(unit, text="\n\n".join(_bare(sample)), title=sample.title, published=f"{sample.published}")
    outcome = settle(unit, sample.id, screen=True)
    assert isinstance(outcome.record, Record), outcome.reason
    return facts(outcome.record.model_dump(mode="json")) if outcome.status == "extracted" else None


def equal(case: Case, one: Facts, other: Facts) -> bool:
    """Whether two records say the same, as JSON."""
    first, second = (json.dumps(record, ensure_ascii=False, sort_keys=True) for record in (one, other))
    return first == second if case.capitals else first.casefold() == second.casefold()


def found(out: Path, samples: Sequence[Sample]) -> dict[str, Facts]:
    """What a run left, by the sample's id; where the format has no ids, its address tells which one it is."""
    by_url = {sample.url: sample.id for sample in samples}
    made: dict[str, Facts] = dict.fromkeys(sample.id for sample in samples)
    for line in (out / "records.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        key = record["id"] if record["id"] in made else by_url[record["url"]]
        assert made[key] is None, f"{key} twice"
        made[key] = facts(record)
    return made


def _files(suffix: str, data: Callable[[Sample], bytes]) -> Case:
    return Case(lambda samples: {f"{sample.id}{suffix}": data(sample) for sample in samples})


def _one(name: str, data: Callable[[list[dict]], bytes], row: Callable[[int, Sample], dict], **more: Any) -> Case:
    return Case(lambda samples: {name: data([row(i, sample) for i, sample in enumerate(samples)])}, **more)


def _encoded(encode: Callable[[str], bytes], **more: Any) -> Case:
    return Case(lambda samples: {f"{s.id}.txt": encode(s.text()) for s in samples}, **more)


def _page(number: int, sample: Sample) -> str:
    return sample.html(LAYOUTS[number % len(LAYOUTS)])


def _bare(sample: Sample) -> list[str]:
    """The lines without headline and dateline, which tools give apart."""
    return [part.line for part in sample.parts if part.kind not in {Kind.TITLE, Kind.DATELINE}]


_EDITOR = dict.fromkeys(Kind, "<p>{}</p>") | {
    Kind.HEADING: "<h3>{}</h3>",
    Kind.CAPTION: '<figure class="wp-block-image"><img src="/a.jpg"/><figcaption>{}</figcaption></figure>',
}


def _own(_number: int, sample: Sample) -> dict:
    known = {"id": sample.id, "url": sample.url, "title": sample.title, "published": f"{sample.published}"}
    return {**known, "text": sample.text()}


def _paged(number: int, sample: Sample) -> dict:
    return {"id": sample.id, "url": sample.url, "html": _page(number, sample)}


def _newspaper4k(_number: int, sample: Sample) -> dict:
    return {
        "url": sample.url, "title": sample.title, "authors": [sample.author] if sample.author else [],
        "publish_date": f"{sample.published} 08:15:00+07:00", "text": "\n\n".join(_bare(sample)), "keywords": ["tin"],
    }  # fmt: skip


def _news_please(_number: int, sample: Sample) -> dict:
    return {
        "authors": [], "date_download": f"{sample.published.year + 20}-01-02 03:04:05", "date_modify": None,
        "date_publish": f"{sample.published} 01:15:00", "description": None, "filename": "x.json", "image_url": None,
        "language": "vi", "maintext": "\n".join(_bare(sample)), "source_domain": "bao-mau.example.vn",
        "title": sample.title, "url": sample.url,
    }  # fmt: skip


def _trafilatura(_number: int, sample: Sample) -> dict:
    return {
        "title": sample.title, "author": sample.author, "hostname": "example.vn", "date": f"{sample.published}",
        "fingerprint": "0", "id": None, "raw_text": " ".join(_bare(sample)), "text": "\n".join(_bare(sample)),
        "language": None, "source": sample.url, "source-hostname": "Báo Mẫu",
    }  # fmt: skip


def _wordpress(number: int, sample: Sample) -> dict:
    return {
        "id": number + 17, "date": f"{sample.published}T08:15:00", "link": sample.url, "author": 3,
        "title": {"rendered": sample.title}, "content": {"rendered": body(sample, _EDITOR), "protected": False},
    }  # fmt: skip


def _scrapy(_number: int, sample: Sample) -> dict:
    return {
        "url": sample.url,
        "headline": sample.title,
        "date": f"{sample.published:%d/%m/%Y}",
        "content": _bare(sample),
    }


def _vietnamese(_number: int, sample: Sample) -> dict:
    known = {"Mã bài": sample.id, "Tiêu đề": sample.title, "Ngày đăng": f"{sample.published:%d/%m/%Y}"}
    return {**known, "Nội dung": "\n\n".join(_bare(sample))}


def _unusual(_number: int, sample: Sample) -> dict:
    known = {"so": sample.id, "ten": sample.title, "len_trang": f"{sample.published}"}
    return {"text": "xem cột bên", **known, "bai": sample.text()}


def _csv(rows: list[dict], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _jsonl(rows: list[dict]) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def _json(rows: list[dict]) -> bytes:
    return json.dumps(rows, ensure_ascii=False).encode()


def _within(rows: list[dict]) -> bytes:
    return json.dumps({"total": len(rows), "data": {"articles": rows}}, indent=1).encode()


def _parquet(rows: list[dict]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out, row_group_size=7)
    return out.getvalue()


def _warc(samples: Sequence[Sample]) -> list[bytes]:
    made = []
    for number, sample in enumerate(samples):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + _page(number, sample).encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {sample.url}\r\n"
            f"WARC-Date: {sample.published.year + 20}-07-12T03:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        made.append(head.encode() + http + b"\r\n\r\n")
    return made


def _mixed(samples: Sequence[Sample]) -> dict[str, bytes]:
    """A third each as text, as pages in folders, and as rows of a packed table within the archive."""
    third = len(samples) // 3
    members = {f"van-ban/{s.id}.txt": s.text().encode() for s in samples[:third]}
    members |= {f"trang/{s.id}.html": _page(i, s).encode() for i, s in enumerate(samples[third : 2 * third])}
    members["bang.csv.gz"] = gzip.compress(_csv([_own(0, s) for s in samples[2 * third :]]))
    return {"mixed.zip": zipped(members)}


CASES: dict[str, Case] = {
    ".txt": _encoded(str.encode),
    ".txt.gz": _files(".txt.gz", lambda s: gzip.compress(s.text().encode())),
    ".txt, UTF-8 with a mark": _encoded(lambda text: text.encode("utf-8-sig")),
    ".txt, UTF-16": _encoded(lambda text: text.encode("utf-16")),
    ".txt, decomposed": _encoded(lambda text: unicodedata.normalize("NFD", text).encode()),
    ".txt, windows-1258": _encoded(windows_1258),
    ".txt, TCVN3": _encoded(lambda text: tcvn3(text).encode("cp1252"), capitals=False),
    ".txt, VNI": _encoded(lambda text: vni(text).encode("cp1252")),
    ".txt, CR LF": _encoded(lambda text: text.replace("\n", "\r\n").encode()),
    **{f".html, {name}": _files(".html", lambda s, name=name: s.html(name).encode()) for name in LAYOUTS},
    ".html.zst": _files(".html.zst", lambda s: zstandard.compress(s.html("liferay").encode())),
    ".jsonl": _one("a.jsonl", _jsonl, _own),
    ".jsonl.gz, pages": _one("a.jsonl.gz", lambda rows: gzip.compress(_jsonl(rows)), _paged),
    "-": Case(lambda samples: {"stdin": _jsonl([_own(0, s) for s in samples])}, stdin=True),
    ".json": _one("a.json", _json, _own),
    ".json, a list within": _one("a.json", _within, _own),
    ".csv": _one("a.csv", _csv, _own),
    ".csv, pages": _one("a.csv", _csv, _paged),
    ".csv.zst": _one("a.csv.zst", lambda rows: zstandard.compress(_csv(rows)), _own),
    ".tsv": _one("a.tsv", lambda rows: _csv(rows, "\t"), _own),
    ".parquet": _one("a.parquet", _parquet, _own),
    ".warc": Case(lambda samples: {"a.warc": b"".join(_warc(samples))}),
    ".warc.gz": Case(lambda samples: {"a.warc.gz": b"".join(map(gzip.compress, _warc(samples)))}),
    ".zip, mixed": Case(_mixed),
    "newspaper4k, .jsonl": _one("a.jsonl", _jsonl, _newspaper4k, apart=True),
    "news-please, .json": _one("a.json", _json, _news_please, apart=True),
    "trafilatura, .jsonl": _one("a.jsonl", _jsonl, _trafilatura, apart=True),
    "WordPress, .json": _one("a.json", _json, _wordpress, apart=True),
    "Scrapy, .jsonl": _one("a.jsonl", _jsonl, _scrapy, apart=True),
    "Vietnamese columns, .csv": _one("a.csv", _csv, _vietnamese, apart=True),
    "--map, .csv": _one("a.csv", _csv, _unusual, columns="text=bai,id=so,title=ten,published=len_trang"),
}
"""Name of a format, with what is special about it, to how it is written."""
