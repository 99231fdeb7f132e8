"""The record: every field's name, type, meaning and example, once. JSON Schema and the tables' columns follow from it.

Strings are Unicode NFC in the article's own spelling; a missing value is None, a missing list is empty. What each
field means is ruled by the annotation guidelines; the descriptions here are their short form.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from pipeline.version import SCHEMA_VERSION, __version__


class Kind(StrEnum):
    """What a conference is, as its own name or first mention shows; MEETING stands alone, for all other meetings."""

    ANNUAL_REVIEW = "annual_review"  # tổng kết
    INTERIM_REVIEW = "interim_review"  # sơ kết
    PLEDGE_SIGNING = "pledge_signing"  # ký kết giao ước thi đua
    LAUNCH = "launch"  # phát động
    PLANNING = "planning"  # triển khai nhiệm vụ, phương hướng
    COMMENDATION = "commendation"  # trao tặng, tuyên dương, vinh danh, đón nhận
    CONGRESS = "congress"  # đại hội
    ANNIVERSARY = "anniversary"  # kỷ niệm, truyền thống
    SEMINAR = "seminar"  # hội thảo, toạ đàm, tập huấn, quán triệt
    SESSION = "session"  # kỳ họp, phiên họp
    APPOINTMENT = "appointment"  # công bố quyết định cán bộ
    SIGNING = "signing"  # ký kết khác
    MEETING = "meeting"


class PartOfDay(StrEnum):
    """When on its day a conference took place."""

    MORNING = "morning"  # sáng
    NOON = "noon"  # trưa
    AFTERNOON = "afternoon"  # chiều
    EVENING = "evening"  # tối, đêm


class AwardStatus(StrEnum):
    """How far an award has come."""

    CONFERRED = "conferred"  # trao, tặng, đạt, được công nhận, phong, truy tặng
    PROPOSED = "proposed"  # đề nghị, suy tôn, bình xét đề nghị, trình
    REVOKED = "revoked"  # thu hồi, huỷ bỏ


class Status(StrEnum):
    """The one status in which every unit read ends."""

    EXTRACTED = "extracted"
    SCREENED = "screened"  # off-topic or in another language
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"  # unreadable, with a reason
    UNSUPPORTED = "unsupported"  # no article: an image, a stylesheet


_DATE = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)")


def _calendar_day(value: str) -> str:
    """Accept 2017-05-17 and --05-17 where such a day exists; 29 February counts as existing in an unknown year."""
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError("a date is written YYYY-MM-DD, or --MM-DD where the year is unknown")
    dt.date(2000 if match[1] == "-" else int(match[1]), int(match[2]), int(match[3]))
    return value


PartialDate = Annotated[
    str,
    AfterValidator(_calendar_day),
    Field(pattern=r"^(\d{4}|-)-\d\d-\d\d$", examples=["2017-08-11", "--05-17"]),
]
"""An ISO 8601 day; `--MM-DD` where the text gives no year and none could be completed."""

Pointer = str
"""A JSON Pointer (RFC 6901) into the record, such as `/conferences/0/chairs/1/name`."""

Span = Annotated[list[int], Field(min_length=2, max_length=2, examples=[[38, 49]])]
"""Half-open character span [start, end] in `text`, in code points."""


class Model(BaseModel):
    """Unknown keys are refused, in every model: a misspelt field must not pass in silence."""

    model_config = ConfigDict(extra="forbid", use_enum_values=True, validate_default=False)


class Origin(Model):
    """Says that a value came with the article and wasn't read from its text."""

    origin: str = Field(
        alias="from",
        description="`meta:NAME` of a page's metadata or `column:NAME` of a table",
        examples=["column:published"],
    )

    model_config = ConfigDict(extra="forbid", serialize_by_alias=True, validate_by_name=True, validate_by_alias=True)


class ArticleFacts(Model):
    """What stands about the article on its page."""

    title: str | None = Field(None, description="The headline as printed; null if the text has none.")
    published: PartialDate | None = Field(
        None, description="The publication date that the page states; a masthead's today is none."
    )
    byline: str | None = Field(None, description="Author or authors as signed.", examples=["Đức Thông - Hải Yên"])
    agency: str | None = Field(None, description="The credited source.", examples=["QNP"])


class Person(Model):
    """Somebody who chairs or takes part."""

    name: str = Field(
        min_length=1, description="Without honorific, rank or degree, as written.", examples=["Nông Quốc Tuấn"]
    )
    positions: list[str] = Field(
        default_factory=list,
        description="Offices as written, one string each; former ones keep `nguyên`.",
        examples=[["Chánh Văn phòng Hội đồng nhân dân thành phố", "Trưởng Khối thi đua"]],
    )


class Conference(Model):
    """A meeting or ceremony that the article reports as held or about to be held."""

    kinds: list[Kind] = Field(
        min_length=1, description="All that the event's own name or first mention shows.", examples=[["annual_review"]]
    )
    name: str | None = Field(
        None,
        description="The event's name at its fullest mention, from its head noun to the end of its purpose.",
        examples=["Hội nghị tổng kết công tác thi đua năm 2017"],
    )
    start: PartialDate | None = Field(None, description="First day.")
    end: PartialDate | None = Field(None, description="Last day; equal to `start` for one day.")
    part_of_day: PartOfDay | None = Field(None, description="Part of the first day.")
    venue: str | None = Field(None, description="The place as written, without preposition.", examples=["TP Hạ Long"])
    province: str | None = Field(
        None,
        description="Province in which it took place, canonical, by the map of its date.",
        examples=["Quảng Ninh"],
    )
    organizers: list[str] = Field(default_factory=list, description="Who held it.")
    block: str | None = Field(None, description="The khối or cụm thi đua whose meeting it is, at its fullest mention.")
    block_leader: str | None = Field(None, description="The unit that is Trưởng khối or Cụm trưởng now.")
    block_deputies: list[str] = Field(default_factory=list, description="The units that are its deputies now.")
    block_next_leader: str | None = Field(None, description="The unit to which the lead is handed over.")
    period_start: PartialDate | None = Field(None, description="First day of the span under review or planned for.")
    period_end: PartialDate | None = Field(None, description="Last day of that span.")
    chairs: list[Person] = Field(default_factory=list, description="Persons said to chair.")
    participants: list[Person] = Field(default_factory=list, description="Other named persons who take part.")
    member_units: list[str] = Field(
        default_factory=list, description="Units listed as the block's members, each with its restored head."
    )


class Award(Model):
    """One title of the emulation-and-commendation system, given, proposed or revoked, for one group of recipients."""

    title: str = Field(
        min_length=1, description="Canonical, with its class.", examples=["Huân chương Lao động hạng Ba"]
    )
    status: AwardStatus = Field(AwardStatus.CONFERRED, description="How far it has come.", validate_default=True)
    granter: str | None = Field(None, description="The authority that grants it, as written.")
    recipients: list[str] = Field(default_factory=list, description="Named collectives or persons.")
    collectives: int | None = Field(None, ge=0, description="How many collectives get it in this entry.")
    individuals: int | None = Field(None, ge=0, description="How many persons get it in this entry.")
    year: int | None = Field(None, ge=1900, le=2100, description="The year for which it is given.", examples=[2017])


class Record(Model):
    """One article's record, as `records.jsonl` holds it: a line each."""

    id: str = Field(min_length=1, description="The input's id, file stem or text digest; unique within a dataset.")
    article: ArticleFacts = Field(default_factory=ArticleFacts, description="What stands about the article.")
    conferences: list[Conference] = Field(default_factory=list, description="Meetings and ceremonies reported.")
    awards: list[Award] = Field(default_factory=list, description="Awards reported.")
    evidence: dict[Pointer, list[Span] | Origin] = Field(
        default_factory=dict,
        description="For each value the spans of `text` it was read from, or where else it is from.",
    )
    rules: dict[Pointer, str] = Field(
        default_factory=dict,
        description="The rule or model that produced each value.",
        examples=[{"/conferences/0/start": "dates.numeric"}],
    )
    confidence: dict[Pointer, Annotated[float, Field(ge=0, le=1)]] = Field(
        default_factory=dict, description="For each conference, person, unit and award, 0 to 1."
    )
    notes: dict[Pointer, dict[str, str]] = Field(
        default_factory=dict,
        description="For dates `precision` (day, month, quarter, half, year, term) and `year_source`; under the empty"
        " pointer `reason` (why it was screened) and `repairs` (what made its text readable: `tcvn3, entities`).",
        examples=[{"/conferences/0/start": {"precision": "day", "year_source": "publication"}}],
    )
    links: dict[Pointer, dict[str, str | None]] = Field(
        default_factory=dict,
        description="Codes and ids: `province_code` and `province_today` of a province; `award_code`, `level` and"
        " `conference` (a pointer) of an award; `unit_id`, `person_id`, `event_id`.",
        examples=[{"/conferences/0/province": {"province_code": "22", "province_today": "22"}}],
    )
    source: str | None = Field(None, description="Where it was read: path, `file!member` or `file#row`.")
    url: str | None = Field(None, description="The page's address, where known.")
    site: str | None = Field(None, description="The newspaper or portal, where known.")
    retrieved: str | None = Field(None, description="When the page was fetched, where known.")
    status: Status = Field(Status.EXTRACTED, description="How the unit ended.", validate_default=True)
    text: str = Field("", description="The article in NFC; all spans count in it.")
    words: list[str] | None = Field(
        None, description="The text's words, only if asked for.", exclude_if=lambda words: words is None
    )
    schema_version: str = Field(SCHEMA_VERSION, description="Version of this shape.")
    pipeline_version: str = Field(__version__, description="Version of the software.")

    def gold(self) -> dict[str, Any]:
        """The four keys that a gold record has, as plain JSON values."""
        return self.model_dump(mode="json", include={"id", "article", "conferences", "awards"})


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a line of records.jsonl."""
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
