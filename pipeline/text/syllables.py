"""The base tokens: Vietnamese syllables, runs of digits and single marks, laid over the text without changing it."""

from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab

# spaCy joins a doc's text anew each time it is asked for; the finders ask often, so it is kept beside the tokens.
Doc.set_extension(
    "text", getter=lambda doc: doc.user_data.get("text") or doc.user_data.setdefault("text", doc.text), force=True
)

# A run of letters with the marks that ride on them. An apostrophe may join a first part of one or two letters to the
# rest (H'Ăng, K'sor, M'nông), but no longer one: there it closes a quotation. Digits stand apart from letters and
# separators: 20-12, 8.2 and 180km can be read piece by piece.
TOKEN = re.compile(r"([^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*(?:(?<![^\W\d_]{3})['’ʼ][^\W\d_]+)?|\d+|\s+|[\s\S])( ?)")


class SyllableTokenizer(DummyTokenizer):
    """Makes a spaCy `Doc` whose `doc.text` is exactly the string it was given.

    A token is a run of letters (for Vietnamese: one syllable), a run of digits, a run of white space other than the
    single space that spaCy keeps with the token before it, or one punctuation mark or symbol:
    `Chiều 20-12, tại TP.HCM` → `Chiều|20|-|12|,|tại|TP|.|HCM`. Names of the highlands keep their apostrophe
    (`H'Ăng Niê` → `H'Ăng|Niê`). Linear in the length of the text.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of `text`; any string without lone surrogates."""
        pairs = TOKEN.findall(text)
        doc = Doc(self.vocab, words=[word for word, _ in pairs], spaces=[space == " " for _, space in pairs])
        doc.user_data["text"] = text
        return doc
