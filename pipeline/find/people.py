"""Persons with their offices, in both orders: `đồng chí A, chức vụ - chức vụ` and `Phó Chủ tịch … Nguyễn Văn A`.

The article is read as a string of items (honorific, office, name) with what stands between them; a person is a name
with the offices directly before it and the chain of offices behind it. See the guidelines, Person and Offices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.find.names import RUN, historic, is_surname, split_run
from pipeline.find.offices import Cover, Office, find_offices
from pipeline.find.people_tagged import ended_before, tagged_names
from pipeline.found import Span

Doc.set_extension("people", default=(), force=True)
Doc.set_extension("offices", default=(), force=True)

TAGGED = "tagger.person"
"""The rule of a name that only the tagger sees; it counts where an office is told with it."""

_READ = frozenset((Role.TITLE, Role.LEAD, Role.BODY, Role.CAPTION))
_LINK = re.compile(
    r"\s*\)?\s*(?:[,(–—-]|,\s*(?:đồng thời|hiện)\s+là|,?\s*kiêm|,?\s*đồng thời là|\s)?\s*(?:kiêm\s+|là\s+|và\s+)?",
    re.IGNORECASE,
)
_TOUCH = re.compile(r"[\s:.,]*(?:\(?(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\)?[\s:.]*)*", re.IGNORECASE)
_DASHES = (" - ", " – ", " — ")
_NEXT = re.compile(r"\s*(?:,|và|;)\s*")
_DASH = re.compile(r"\s[-–—]\s(?:(?:đồng chí|đ/c|ông|bà)\s+)?")  # `Phó Chủ tịch UBND tỉnh - Võ Minh Khuê dự`
_AUTHORITY = re.compile(r"(?:[uủ][yỷ] quyền(?: của)?|thay mặt|của|do)\s+$")
_LIST_HEAD = re.compile(r"(?:đồng chí|đ/c|ông|bà|anh|chị|ông,? bà|nhà giáo|cá nhân|gồm|gồm có)\s*:\s*$")


@dataclass(slots=True)
class PersonMention:
    """One mention of a person: the name's span and the spans of the offices told with it."""

    start: int
    end: int
    name: Span
    offices: list[Office] = field(default_factory=list)
    honorific: bool = False
    rule: str = "people.name"
    lead: int = -1  # where the honorifics before the person begin; `start` of name or office if there are none


@dataclass(slots=True)
class _Item:
    start: int
    end: int
    office: Office | None = None
    honorific: bool = False
    lead: int = -1
    rule: str = ""  # who found the name, if not the rules of this module


@Language.component(
    "people",
    requires=["doc._.terms", "doc._.units", "doc._.sentences", "doc._.tagger"],
    assigns=["doc._.people", "doc._.offices"],
)
def find_people(doc: Doc) -> Doc:
    """Sets `doc._.people` (list of PersonMention) and `doc._.offices` (list of Office), in text order."""
    cover = Cover([(u.start, u.end) for u in doc._.units])
    offices = find_offices(doc, cover)
    names = _names(doc, offices, cover)
    more = tagged_names(doc, offices, Cover(sorted((i.start, i.end) for i in names)), cover)
    offices = [ended_before(office, more, doc._.text) for office in offices]
    doc._.offices = offices
    names += [_Item(*span, rule=TAGGED) for span in more]
    items = sorted(names + [_Item(o.start, o.end, o) for o in offices], key=lambda i: i.start)
    _set_leads(doc, items)
    sentences = [s for s in doc._.sentences if s.role in _READ]
    people: list[PersonMention] = []
    at = 0
    for sentence in sentences:
        while at < len(items) and items[at].start < sentence.start:
            at += 1
        first = at
        while at < len(items) and items[at].start < sentence.end:
            at += 1
        if at > first:
            people += _read(doc._.text, items[first:at])
    doc._.people = [p for p in people if p.offices or p.rule != TAGGED]
    return doc


def _names(doc: Doc, offices: list[Office], cover: Cover) -> list[_Item]:
    """The names of the article: after honorifics, after offices, before offices, in lists, and by their own look."""
    text, folded = doc._.text, doc._.folded
    found: dict[int, _Item] = {}
    office_at, office_ends = {o.start for o in offices}, {o.end for o in offices}
    terms = sorted((t for t in doc._.terms.get("honorifics", ())), key=lambda t: t.start)
    for term in terms:
        at = re.compile(r"[.,]?\s*(?:\([^)]{0,20}\)\s*)?").match(text, term.end)
        here = at.end() if at else term.end
        run = None if here in office_at else RUN.match(text, here)
        if run and (span := split_run(text, folded, *_until(run.span(), office_at), honorific=True)):
            found.setdefault(span[0], _Item(*span, honorific=True))
    taken = sorted((o.start, o.end) for o in offices)
    inside = Cover(taken)
    for office in offices:
        if office.name:
            found.setdefault(office.name[0], _Item(*office.name))
    for run in RUN.finditer(text):
        a, b = run.span()
        if a in found or " " not in run[0] or not is_surname(folded[a:b].split()[0]):
            continue
        if inside.end(a) > 0 or inside.starting(a) > 0 or cover.end(a + 1) > 0:
            continue
        span = split_run(text, folded, *_until((a, b), office_at), honorific=False)
        if span is None or span[0] != a or span[0] in found:
            continue
        after = _LINK.match(text, span[1])
        linked = after is not None and after.end() > span[1] and after.end() in office_at
        before = folded[max(0, a - 24) : a]
        middle = folded[a:b].split()[1] in ("thị", "văn")
        linked = linked or (text[a - 3 : a] in _DASHES and a - 3 in office_ends)
        if linked or middle or _LIST_HEAD.search(before):
            found[a] = _Item(*span)
    known = {folded[i.start : i.end] for i in found.values()}
    for item in found.values():
        # In texts without full stops a name runs into the next sentence's first word (`Nguyễn Văn Bình Trước đó …`).
        shorter = folded[item.start : item.end].rpartition(" ")[0]
        if shorter in known and " " in shorter and not shorter.endswith((" thị", " văn")):
            item.end = item.start + len(shorter)
    return [i for i in found.values() if folded[i.start : i.end] not in historic() or _alive(text, i, office_at)]


def _alive(text: str, item: _Item, office_at: set[int]) -> bool:
    """Whether somebody who bears a name of history is spoken of as living: `Ông Phan Đình Phùng - phó chủ tịch …`."""
    link = _LINK.match(text, item.end)
    return item.honorific and link is not None and item.end < link.end() and link.end() in office_at


def _set_leads(doc: Doc, items: list[_Item]) -> None:
    """Finds for each item where the honorifics, ranks and degrees before it begin."""
    starts = {t.end: t.start for t in doc._.terms.get("honorifics", ())}
    text = doc._.text
    for item in items:
        item.lead = at = item.start
        while True:
            while at and text[at - 1] in " .,:":
                at -= 1
            if at not in starts:
                break
            item.lead = at = starts[at]


def _until(span: Span, office_at: set[int]) -> Span:
    """The run, cut where an office begins inside it (`Nguyễn Văn A Bí thư …`)."""
    cut = [at for at in office_at if span[0] < at < span[1]]
    return (span[0], min(cut)) if cut else span


def _share(text: str, people: list[PersonMention], office: Office) -> None:
    """Gives the office of several, told behind the last, to those before: `A, B - các Phó Chủ tịch UBND tỉnh`."""
    for earlier, later in zip(reversed(people[:-1]), reversed(people), strict=False):
        if earlier.offices or not _NEXT.fullmatch(text[earlier.end : later.lead]):
            break
        earlier.offices = [office]


def _read(text: str, items: list[_Item]) -> list[PersonMention]:
    """The persons of one sentence from its items in order."""
    people: list[PersonMention] = []
    before: list[Office] = []  # offices waiting for the name that follows them
    tentative: list[Office] = []  # offices behind the last name that may still belong to the next one
    shared: Office | None = None
    leads = {item.start: item.lead for item in items}
    last = -1
    for item in items:
        if (
            item.office
            and not item.office.name
            and _AUTHORITY.search(text[max(0, item.start - 16) : item.start].lower())
        ):
            continue  # an authority in whose name somebody acts, not somebody's office
        gap = text[last : item.lead] if last >= 0 else ""
        person = people[-1] if people else None
        if item.office:
            linked = last >= 0 and _LINK.fullmatch(gap) is not None and not gap.isspace()
            if linked and before:
                before.append(item.office)
            elif linked and person and gap.strip() != "và":
                tentative.append(item.office)
                if item.office.plural:
                    _share(text, people, item.office)
            else:
                if person and tentative:
                    person.offices += tentative
                before, tentative = [item.office], []
            if item.office.plural:
                shared = item.office
        else:
            touching = last >= 0 and _TOUCH.fullmatch(gap) is not None and "," not in gap.strip()
            own: list[Office] = []
            if person and tentative:
                if touching:
                    cut = 0 if people[-1].rule == "people.office_name" else len(tentative) - 1
                    person.offices += tentative[:cut]
                    own = tentative[cut:]
                else:
                    person.offices += tentative
            elif before and (touching or _DASH.fullmatch(gap)):
                own = before
            if ";" in gap:
                shared = None
            rule = "people.office_name" if own else "people.name_office"
            if not own and shared and last >= 0 and re.fullmatch(r"\s*(?:,|và|:)\s*(?:và\s+)?", gap):
                own, rule = [shared], "people.shared_office"
            lead = leads.get(own[0].start, own[0].start) if own and rule == "people.office_name" else item.lead
            rule = item.rule or rule
            people.append(PersonMention(item.start, item.end, (item.start, item.end), own, item.honorific, rule, lead))
            before, tentative = [], []
        last = item.end
    if people and tentative:
        people[-1].offices += tentative
    return people
