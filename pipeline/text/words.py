"""Word segmentation by underthesea with exact offsets: an optional layer for researchers, off the default path."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module, resources
from typing import Any

from pipeline.found import Span


def words(text: str) -> list[Span]:
    """The words of NFC `text` in order, as half-open character spans: `Hội nghị | tổng kết | công tác | thi đua`.

    The same words as `underthesea.word_tokenize` gives for each line, but as places in the text: underthesea itself
    returns rewritten strings (Uỷ → Ủy). Words never cross a line break. The model is loaded with the first call
    (about a second); it needs some 20 ms for an article.

    Raises:
        ValueError: `text` is not NFC, so offsets would shift.
        ModuleNotFoundError: underthesea is not installed.
    """
    normalize = _segmenter()[0]
    if len(normalize(text)) != len(text):
        raise ValueError("words() needs NFC text: its characters change their number when normalised")
    found: list[Span] = []
    place = 0
    for line in text.split("\n"):
        found.extend((place + start, place + end) for start, end in _line(line))
        place += len(line) + 1
    return found


def _line(line: str) -> list[Span]:
    normalize, standard, pattern, tag = _segmenter()
    pieces = [match.span() for match in pattern.finditer(normalize(line))]
    if not pieces:
        return []
    tags = tag([[standard(line[start:end])] for start, end in pieces])
    joined: list[Span] = []
    for (start, end), label in zip(pieces, tags, strict=True):
        if label == "I-W" and joined:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


@cache
def _segmenter() -> tuple[
    Callable[[str], str], Callable[[str], str], re.Pattern[str], Callable[[list[list[str]]], Sequence[str]]
]:
    """The parts of underthesea: normalise a text, normalise a token, token pattern, tagger; imported when needed."""
    package = "underthesea.pipeline.word_tokenize"
    tokens: Any = import_module(f"{package}.regex_tokenize")
    model: Any = import_module("underthesea.models.fast_crf_sequence_tagger").FastCRFSequenceTagger()
    model.load(str(resources.files(package) / "models" / "ws_crf_vlsp2013_20230727"))
    return tokens.normalize_characters_in_text, tokens.token_normalize, tokens.patterns, model.predict
