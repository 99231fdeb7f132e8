"""The syllables of a text as the readers of unit names walk them: by index, with what stands between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from pipeline.find.unit_words import COMMA, DASH, DOT, GLUE, SPACE, STOP, WORD, Phrases, gap

_SHORT = frozenset(("tp", "tx", "tt", "q", "p", "h", "t", "x"))  # written with a stop that ends no name: TP. Huế, T.Ư
_RUN = 12  # more capitals in a row are no name


class Syllables:
    """The syllables of a text up to a limit; positions are indices into these lists.

    `words` are folded; `starts` and `ends` are character offsets; `gaps[k]` is the class of what stands before
    syllable k (see `unit_words.gap`); `caps[k]` tells whether it begins with a capital; `n` is how many count.
    """

    __slots__ = ("caps", "ends", "folded", "gaps", "n", "starts", "text", "words")

    def __init__(self, text: str, folded: str) -> None:
        spans = [m.span() for m in WORD.finditer(folded)]
        self.text, self.folded = text, folded
        self.starts = starts = [a for a, _ in spans]
        self.ends = ends = [b for _, b in spans]
        self.words = words = [folded[a:b] for a, b in spans]
        self.gaps = gaps = [STOP]
        for k, (b, a) in enumerate(zip(ends, starts[1:], strict=False)):
            between = folded[b:a]
            g = SPACE if between == " " else gap(between)  # most stand one space apart
            if g == DOT and not (words[k] in _SHORT and text[starts[k]].isupper()):
                g = STOP
            gaps.append(g)
        self.caps = [text[a].isupper() for a in starts]
        self.n = len(spans)

    def upto(self, limit: int) -> Syllables:
        """The same syllables, of which those that end behind the offset `limit` don't count."""
        view = Syllables.__new__(Syllables)
        view.text, view.folded = self.text, self.folded
        view.starts, view.ends, view.words = self.starts, self.ends, self.words
        view.gaps, view.caps = self.gaps, self.caps
        view.n = bisect_right(self.ends, limit)
        return view

    def match(self, table: Phrases, k: int) -> tuple[int, str] | None:
        """The longest phrase of `table` at k: (index after it, label).

        Between its syllables stands a space or no space; where the table has a comma or a dash, either or a space.
        """
        seconds = table.get(self.words[k]) if k < self.n else None
        if seconds is None:
            return None
        if k + 1 < self.n and (options := seconds.get(self.words[k + 1])):
            for rest, wanted, label in options:
                end = k + 1 + len(rest)
                if end <= self.n and self.words[k + 1 : end] == rest and self._joined(k + 1, end, wanted):
                    return end, label
        alone = seconds.get("")
        return (k + 1, alone[0][2]) if alone else None

    def _joined(self, start: int, end: int, wanted: list[int]) -> bool:
        return all(
            g <= DOT or g == w or (w in (COMMA, DASH) and g in (COMMA, DASH))
            for g, w in zip(self.gaps[start:end], wanted, strict=True)
        )

    def stands(self, table: Phrases, k: int) -> bool:
        """Whether a phrase of `table` stands at k."""
        return self.match(table, k) is not None

    def raw(self, k: int) -> str:
        """Syllable k as written."""
        return self.text[self.starts[k] : self.ends[k]]

    def upper(self, k: int) -> bool:
        """Whether syllable k is written in capitals throughout, with two letters or more."""
        raw = self.raw(k) if 0 <= k < self.n else ""
        return len(raw) > 1 and raw.isupper()

    def run(self, k: int) -> int:
        """The index after the run of capitalised syllables at k, twelve at most (`Cư M'gar` is one run)."""
        n = min(self.n, k + _RUN)
        while k < n and (self.caps[k] or self.gaps[k] == GLUE):
            k += 1
            if k < n and self.gaps[k] not in (SPACE, GLUE):
                break
        return k


@lru_cache(maxsize=2)
def _syllables(text: str, folded: str) -> Syllables:
    return Syllables(text, folded)


def syllables_at(text: str, folded: str, pos: int, limit: int) -> tuple[Syllables, int] | None:
    """The syllables of `text` that end before `limit`, and the index of the one that starts at `pos`; None without one.

    The text is cut once: the last one or two are kept.
    """
    s = _syllables(text, folded).upto(limit)
    k = bisect_left(s.starts, pos)
    return (s, k) if k < s.n and s.starts[k] == pos else None
