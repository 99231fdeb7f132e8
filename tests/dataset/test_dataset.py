"""Records to tables and back as DataFrames."""

import datetime as dt
import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import outcome, record

import pipeline
from pipeline.dataset import write
from pipeline.dataset.tables import SCHEMAS, rows
from pipeline.dataset.write import DatasetWriter
from pipeline.errors import DatasetError
from pipeline.outcome import WHOLE, Outcome
from pipeline.schema import Award, Conference, Record, Status

JOINS = {
    "conferences": [("article_id", "articles")],
    "people": [("article_id", "articles"), ("conference_id", "conferences")],
    "member_units": [("article_id", "articles"), ("conference_id", "conferences")],
    "awards": [("article_id", "articles"), ("conference_id", "conferences")],
    "recipients": [("article_id", "articles"), ("award_id", "awards")],
}


def written(folder, *outcomes):
    folder.mkdir(exist_ok=True)
    with DatasetWriter(folder) as dataset:
        for one in outcomes:
            dataset.write(one)
    return dataset


@pytest.fixture
def folder(tmp_path):
    written(tmp_path / "data", outcome(record()))
    return tmp_path / "data"


def test_every_row_has_exactly_its_tables_columns_or_leaves_them_null():
    seen = set()
    for table, row in rows(outcome(record())):
        seen.add(table)
        assert row.keys() <= set(SCHEMAS[table].names)
        pa.Table.from_pylist([row], schema=SCHEMAS[table])
    assert seen == set(SCHEMAS)


def test_every_field_of_an_entry_has_its_column():
    assert Conference.model_fields.keys() - {"chairs", "participants", "member_units"} <= set(
        SCHEMAS["conferences"].names
    )
    assert Award.model_fields.keys() - {"recipients"} <= set(SCHEMAS["awards"].names)


def test_values_arrive(folder):
    data = pipeline.load(folder)
    first, second = data.conferences.to_dict("records")
    assert first["conference_id"] == "a1/conferences/0"
    assert first["kinds"] == ["interim_review", "planning"]
    assert (pd.isna(first["start"]), first["start_text"]) == (True, "--07-12")
    assert (first["start_month"], first["start_day"], first["start_precision"]) == (7, 12, "day")
    assert first["period_end"] == pd.Timestamp("2018-06-30")
    assert (first["province"], first["province_code"], first["province_today"]) == ("Hà Nam", "35", "37")
    assert (first["confidence"], second["start"]) == (0.9, pd.Timestamp("2018-07-13"))
    assert data.people[["role", "index", "name"]].to_numpy().tolist() == [
        ["chair", 0, "Trần Văn Hải"],
        ["participant", 0, "Lê Thị Mai"],
    ]
    assert data.people["positions"].tolist() == [["Giám đốc Sở Nội vụ", "Trưởng khối"], []]
    assert data.member_units["unit"].tolist() == ["Sở Nội vụ", "Sở Y tế"]
    given, proposed = data.awards.to_dict("records")
    assert given["conference_id"] == "a1/conferences/1"
    assert (given["event_date"], given["event_province"]) == (pd.Timestamp("2018-07-13"), "Hà Nội")
    assert (given["collectives"], given["year"], given["status"]) == (2, 2018, "conferred")
    assert pd.isna(proposed["conference_id"])
    assert pd.isna(proposed["event_date"])
    assert data.recipients["recipient"].tolist() == ["Sở Y tế", "Sở Nội vụ"]
    assert data.articles["published"].tolist() == [pd.Timestamp("2018-07-13")]
    assert data.articles["text"].tolist() == ["Tin về một hội nghị"]


def test_dtypes(folder):
    data = pipeline.load(folder)
    for name, schema in SCHEMAS.items():
        frame = getattr(data, name)
        assert list(frame.columns) == schema.names
        for field in schema:
            kind = str(frame[field.name].dtype)
            expected = {"date32[day]": "datetime64[s]", "double": "float64", "string": "string"}
            if not pa.types.is_list(field.type):
                assert kind == expected.get(str(field.type), str(field.type).capitalize()), field.name


def test_tables_join_without_loss(folder):
    data = pipeline.load(folder)
    for name, keys in JOINS.items():
        frame = getattr(data, name)
        for key, other in keys:
            target = getattr(data, other)[key]
            assert target.is_unique
            assert set(frame[key].dropna()) <= set(target)


def test_an_empty_dataset_has_the_same_columns_and_dtypes(folder, tmp_path):
    written(tmp_path / "none")
    full, none = pipeline.load(folder), pipeline.load(tmp_path / "none")
    for name in SCHEMAS:
        assert getattr(none, name).empty
        assert getattr(none, name).dtypes.equals(getattr(full, name).dtypes)


def test_screened_articles_are_rows_without_a_line(tmp_path):
    one = Record(id="e", status="screened", text="English", notes={WHOLE: {"reason": "language"}})
    dataset = written(
        tmp_path / "data",
        Outcome("e.txt", Status.SCREENED, "language", one),
        Outcome("b.txt", Status.QUARANTINED, "binary"),
    )
    assert (dataset.lines, dataset.written["articles"]) == (0, 1)
    assert (tmp_path / "data" / "records.jsonl").read_bytes() == b""
    (row,) = pipeline.load(tmp_path / "data").articles.to_dict("records")
    assert (row["article_id"], row["status"], row["reason"]) == ("e", "screened", "language")


def test_records_are_lines_of_plain_utf8(folder):
    (line,) = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert "Trần Văn Hải" in line
    assert Record.model_validate(json.loads(line)) == record()


def test_row_groups_close_by_count_and_change_nothing(tmp_path, monkeypatch):
    many = [outcome(record().model_copy(update={"id": f"a{n}"})) for n in range(7)]
    written(tmp_path / "one", *many)
    monkeypatch.setattr(write, "GROUP", 3)
    dataset = written(tmp_path / "three", *many)
    assert dataset.written["articles"] == 7
    assert pq.ParquetFile(tmp_path / "three" / "articles.parquet").num_row_groups == 3
    for name in SCHEMAS:
        one, three = (pq.read_table(tmp_path / folder / f"{name}.parquet") for folder in ("one", "three"))
        assert one.equals(three)


def test_files_say_what_they_are(folder):
    schema = pq.read_schema(folder / "awards.parquet")
    assert schema.metadata[b"table"] == b"awards"
    assert schema.metadata[b"schema_version"]
    assert schema.field("event_date").type == pa.date32()
    assert not schema.field("award_id").nullable
    assert pq.ParquetFile(folder / "awards.parquet").metadata.row_group(0).column(0).compression == "ZSTD"


def test_far_dates_survive(tmp_path):
    one = Record(id="x", conferences=[Conference(kinds=["meeting"], start="0001-01-01", end="9999-12-31")])
    written(tmp_path / "data", outcome(one))
    row = pipeline.load(tmp_path / "data").conferences.iloc[0]
    assert (row["start"].date(), row["end"].date()) == (dt.date(1, 1, 1), dt.date(9999, 12, 31))


def test_what_is_no_dataset_is_named(folder, tmp_path):
    with pytest.raises(DatasetError, match="no such folder"):
        pipeline.load(tmp_path / "nowhere")
    with pytest.raises(DatasetError, match=r"is no dataset: articles\.parquet is missing"):
        pipeline.load(tmp_path)
    (folder / "people.parquet").write_bytes(b"PAR1")
    with pytest.raises(DatasetError, match=r"people\.parquet can't be read"):
        pipeline.load(folder)
    pq.write_table(pa.table({"x": [1]}), folder / "people.parquet")
    with pytest.raises(DatasetError, match=r"has columns of schema \?"):
        pipeline.load(folder)
