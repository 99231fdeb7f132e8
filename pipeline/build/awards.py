"""The article's awards: which titles are told as given, proposed or revoked, by whom, to whom, for which year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.article import Role
from pipeline.build.award_frames import Frame, FrameReader
from pipeline.build.award_granters import NONE, SUBJECT, Authorities
from pipeline.build.award_merge import Draft, merge
from pipeline.build.award_recipients import RecipientReader, Recipients
from pipeline.build.award_scope import Scope
from pipeline.build.award_years import YearReader, is_state
from pipeline.build.events import Event
from pipeline.build.evidence import Entry
from pipeline.find.awards import AwardMention
from pipeline.find.sentences_lists import list_end  # noqa
from pipeline.found import Found, Span
