"""Articles written as every kind of table, for the tests of their readers."""

import csv
import io
import json
import zipfile

import fuzz
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.read.columns import FACTS

COLUMNS = ("id", "text", *FACTS, "url", "site", "retrieved")


def as_csv(rows, delimiter=",", **options):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter, **options)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_parquet(rows):
    out = io.BytesIO()
    pq.write_table(
        pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in COLUMNS])), out, row_group_size=3
    )
    return out.getvalue()


WRITERS = {
    "f.csv": as_csv,
    "f.tsv": lambda rows: as_csv(rows, "\t"),
    "g.csv": lambda rows: as_csv(rows, ";", quoting=csv.QUOTE_ALL),
    "f.json": lambda rows: json.dumps(rows).encode(),
    "g.json": lambda rows: json.dumps({"n": 1, "data": {"items": rows}}, ensure_ascii=False, indent=2).encode(),
    "f.jsonl": lambda rows: b"".join(json.dumps(row).encode() + b"\n" for row in rows),
    "f.parquet": as_parquet,
}


def values(unit):
    return {name: getattr(unit, name) for name in COLUMNS}


ARTICLES = [{**dict.fromkeys(COLUMNS), **row} for row in fuzz.ROWS]


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()
