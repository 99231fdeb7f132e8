"""Patterns about persons at a meeting, made from gazetteers/attendance.csv: who acts, who attends, who chairs."""

from __future__ import annotations

import re

from pipeline.find.tables import alternation

_HEAD = r"(?:đồng chí|đ/c|ông|bà|anh|chị|em|cháu)"
_ADVERBS = rf"(?:(?:{alternation('attendance', kind='adverb')})\s+)*"
_BRACKET = r"(?:\([^)]*\)[\s,–—-]*)?"
# What the person's unit is in the block, set between the office and the verb: `– Đơn vị Trưởng Khối thi đua năm 2020`.
_UNIT_TAG = (
    r"(?:(?:là\s+|đại diện\s+(?:cho\s+)?)?đơn vị\s+"
    r"(?:(?:phó\s+)?trưởng\s+(?:khối|cụm)|(?:khối|cụm)\s+(?:trưởng|phó)|phó\s+(?:khối|cụm))"
    r"(?:\s+thi đua)?(?:\s+(?:số\s+)?\d+)?(?:\s+năm\s+\d{4})?[\s,;)–—-]*"
    r"|giữ chức(?:\s+vụ)?\s[^.;,:]{3,80}?\s(?=phát biểu|hứa|bày tỏ))?"
)

CHAIR = re.compile(rf"(?<!\w)(?:đồng\s+)?(?:{alternation('attendance', kind='chairs')})(?!\w)")
"""A word that says somebody chairs."""

NOT_CHAIR = re.compile(rf",?\s*(?:{alternation('attendance', kind='no_chair')})\b")
"""What is no meeting, behind a chairing word: `chủ trì soạn thảo`, `chủ trì, phối hợp`."""

AFTER_CHAIR = re.compile(
    rf"(?:\s*,?\s*(?:{alternation('attendance', kind='meeting')}))*"
    r"\s*(?:(?:gồm|có|là|của|bởi|:)+(?:\s*(?:có|các|những|sự|là|hai|ba|bốn|\d+|thầy cô|thầy,? cô giáo|:))*|,)\s*$"
)
"""What stands between a chairing word and the persons behind it: ` Hội nghị có các đồng chí: `."""

AFTER_CHAIRED = re.compile(
    rf"\s+(?:các\s+)?(?:{alternation('attendance', kind='meeting')})(?!\w)"
    r"(?:(?!(?:dự|phát biểu|đại biểu|chỉ đạo|với sự)(?!\w))[^.;:\n]){0,120}?\s(?:còn\s+)?(?:có|gồm)(?:\s+có)?"
    r"(?:\s+(?:các|hai|ba|bốn|\d+))?\s*:?\s*$"
)
"""The same with the meeting's whole name between: ` diễn đàn “…” trên còn có `."""

BETWEEN = re.compile(
    r"[\s,;:)–—-]*(?:(?:đơn vị\s+)?(?:phó\s+)?(?:cụm|khối|trưởng)\s+(?:trưởng|phó|khối|cụm)[\s,;]*"
    r"|(?:theo dõi|phụ trách)\s+(?:khối|cụm)(?:\s+thi đua)?[\s,;]*)?"
    r"(?:(?:và|cùng với|cùng các|cùng|với|các)[\s,:.]*"
    rf"|(?:các\s+)?{_HEAD}(?:,\s+bà)?[\s,:.]*|[\w./]{{1,14}}[.\s]+){{0,4}}"
)
"""What stands between two persons of one list."""

CHAIR_GAP = re.compile(
    rf"[\s,)–—-]*{_BRACKET}{_UNIT_TAG}"
    rf"(?:(?:{alternation('attendance', kind='adverb')}|là người|thay mặt[^.;]{{0,80}}|làm"
    r"|được\s+(?:mời\s+)?(?:vào\s+)?(?:ghế|phân công|\w+)"
    r"|(?:đọc|trình bày|thông qua)\s+(?:dự thảo\s+)?báo cáo[^.;,]{0,40}?\s+và"
    r"|tham dự|dự|đến dự|tới dự|tại|ngày\s+[\d/.-]+|(?:sáng|chiều|tối)(?:\s(?:ngày|nay))?\s?[\d/.-]*)[\s,]*){0,4}"
)
"""What stands between the persons and a chairing word behind them."""

GUEST = re.compile(r"\s*(?:cùng\s+|về\s+|đến\s+|tới\s+|tham\s+)*dự(?!\w)(?![^.;]{0,40}chủ (?:trì|tọa|toạ))")
"""Behind a person who came as a guest."""

ATTEND = re.compile(rf"(?<!\w)(?:{alternation('attendance', kind='attends')}|đại diện [^.;:]{{2,60}} có)(?!\w)")
"""A word that governs a list of guests."""

ACTS = re.compile(rf"[\s,;:)–—-]*{_BRACKET}{_UNIT_TAG}{_ADVERBS}(?:{alternation('attendance', kind='acts')})(?!\w)")
"""What a person does at the meeting, right behind the person's offices."""

SPEAKS_FAR = re.compile(
    r"\s?[,(–—-][^.;:“\"\n]{3,110}?[\s,)–—-](?:chia sẻ|cho biết|phát biểu|nói|khẳng định|nhấn mạnh|bày tỏ|tâm sự"
    r"|cho hay|cho rằng|bộc bạch|xúc động nói)(?:\s\w+){0,2}\s*(?:[:“\"]|rằng\b)"
)
"""Speech behind an apposition that is no known office: `, giáo viên Ngữ văn, trường THPT A chia sẻ: “`."""

ACTED = re.compile(rf"\W*(?:{alternation('attendance', kind='acted')})\b[^.;]{{0,90}},\s*$")
"""What somebody did, told before the name: `Chia sẻ tại hội nghị, bà …`."""

QUOTED = re.compile(rf"(?:{alternation('attendance', kind='quotes')})\s+(?:\w+\s+){{0,3}}$")
"""Before a person whose words are told."""

RECEIVES = re.compile(rf"(?:cho|tặng|đối với)\s+(?:các\s+|gia đình\s+)?{_HEAD}?\s*:?\s*$")
"""Before a person who only receives."""

SHORT = re.compile(
    rf"(?<!\w)(?:{_HEAD}|thiếu tướng|trung tướng|thượng tướng|đại tướng|đại tá|bộ trưởng|thứ trưởng)\s+$"
)
"""Before the last part of a name by which a person introduced earlier is meant."""
