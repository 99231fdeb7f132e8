"""Damaged text comes back as it was; sound text is never touched."""

import gzip
import json
import unicodedata

import pytest
from conftest import ENGLISH, ROOT
from damage import (
    SENTENCES,
    named_entities,
    numeric_entities,
    read_as_windows_1252,
    strewn,
    tcvn3,
    vni,
    windows_1258,
)
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction import record_of
from pipeline.read import legacy
from pipeline.read.encoding import Decoded
from pipeline.read.repair import repair
from pipeline.read.unit import Unit
from pipeline.text.normal import clean

NEWS = ROOT.parent / "shared" / "corpora" / "news.jsonl.gz"

DAMAGES = {
    "tcvn3": (tcvn3, ("tcvn3",)),
    "vni": (vni, ("vni",)),
    "windows-1258": (lambda text: read_as_windows_1252(windows_1258(text)), ("windows-1258",)),
    "mojibake": (lambda text: read_as_windows_1252(text.encode()), ("mojibake",)),
    "mojibake, latin-1": (lambda text: text.encode().decode("latin-1"), ("mojibake",)),
    "mojibake twice": (lambda text: read_as_windows_1252(read_as_windows_1252(text.encode()).encode()), ("mojibake",)),
    "entities": (numeric_entities, ("entities",)),
    "named entities": (named_entities, ("entities",)),
    "double entities": (lambda text: numeric_entities(text).replace("&", "&amp;"), ("double-entities",)),
    "entities of tcvn3": (lambda text: numeric_entities(tcvn3(text)), ("entities", "tcvn3")),
    "decomposed": (lambda text: unicodedata.normalize("NFD", text), ("nfc",)),
    "half decomposed": (lambda text: text[:20] + unicodedata.normalize("NFD", text[20:]), ("nfc",)),
    "zero-width": (strewn, ("zero-width", "soft-hyphen")),
    "hard spaces": (lambda text: text.replace(" ", "\u00a0", 3), ("hard-space",)),
    "nbsp": (lambda text: text.replace(" ", "&nbsp;", 3), ("entities", "hard-space")),
}


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_sentence_comes_back(sentence, damage):
    spoil, repairs = DAMAGES[damage]
    spoilt = spoil(sentence)
    assert spoilt != sentence
    found = repair(spoilt)
    wanted = sentence.replace("Ủy ban", "ủy ban") if "tcvn3" in repairs else sentence  # TCVN3 has no Ủ
    assert found.text == wanted
    assert found.repairs == repairs


def test_foreign_names_do_not_hide_an_old_encoding():
    names = "Manchester United, Borussia Dortmund, Wolverhampton Wanderers, Juventus, Barcelona, Real Madrid, Chelsea"
    text = f"{SENTENCES[0]} {names}, {SENTENCES[1]} Liverpool Arsenal Tottenham Hotspur Leicester City Everton Fulham"
    assert repair(tcvn3(text)).text == text


HEADINGS = {
    "HéI NGHÞ TæNG KÕT C¤NG T¸C THI §UA N¡M 2017": "HỘI NGHỊ TỔNG KẾT CÔNG TÁC THI ĐUA NĂM 2017",
    "UBND tØnh Lµo Cai tæ chøc HéI NGHÞ Tæ TR¦ëNG": "UBND tỉnh Lào Cai tổ chức HỘI NGHỊ TỔ TRƯỞNG",
    "Bµ Lª ThÞ ý ph¸t biÓu ë héi tr­êng": "Bà Lê Thị ý phát biểu ở hội trường",  # Ý is ý in TCVN3
    "HOÄI NGHÒ TOÅNG KEÁT COÂNG TAÙC THI ÑUA": "HỘI NGHỊ TỔNG KẾT CÔNG TÁC THI ĐUA",
    "Hôòi nghiò tôÒng kêìt": "Hội nghị tổng kết",
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_capitals_that_borrow_small_letters(heading):
    assert repair(heading).text == HEADINGS[heading]


SOUND = {
    "French": "Le président a ouvert la réunion à l'hôtel, où même les invités étaient présents ; « très bien », dit-il. À Noël, l'œuvre naïve coûte 12 €.",
    "French heading": "Élèves, où êtes-vous ? Là-bas, à côté du château",
    "German": "Für die Schüler müssen größere Räume schön früh geöffnet werden, heißt es. „Grüß Gott“, sagte Herr Müller über Ärger und Öl.",
    "Czech": "Příliš žluťoučký kůň úpěl ďábelské ódy, a proto šel domů, kde ho čekal děda.",
    "Spanish": "El señor Peña dijo que mañana habrá más niños en la reunión de España; ¿qué pasó? ¡Así es!",
    "Portuguese": "A reunião de amanhã não será adiada, disse João; são três sessões e uma comissão.",
    "Danish": "Så på tæt hold får vi et råd: æg, øl og ål på bordet er også godt.",
    "Icelandic": "Það er gott að þú ert hér í dag, sagði maðurinn við dóttur sína.",
    "Swedish": "Vi får också höra på hur många små öar där är kvar.",
    "Welsh": "Mae'r tŷ ar lan y môr â golygfa dŵr hyfryd",
    "English": ENGLISH,
    "English with signs": "© 2017 Café Münster™ — ½ price, 5 µm ± 2°, naïve façade; “Don’t” & “do”…",
    "code": 'if (a && b) { x = &amp; y; printf("&nbsp;&lt;%s&gt;", p->naïve); } // ©',
    "query": "https://example.vn/tin?id=1&copy=2&lt=3&amp;page=4",
    "Vietnamese with quotes": "Ông nói: “Phong trào ‘Dạy tốt – học tốt’ đã lan tỏa…” và hứa sẽ tiếp tục.",
    "Vietnamese without rare letters": "Toàn ban nhà máy hát chào năm tàu, bán rau và ra bãi cát.",
    "Latin letters only": "Chào bà, cháu là con nhà bác Hà và chú Thành",
    "a few signs": "Nhiệt độ 35°C, diện tích 12 m², giá 5 € ± 2 %, xe Citroën, cầu thủ Özil và Modrić, ông Müller",
    "a sign a line": "Bảng giá\nCà phê · trà · bánh mì\nMüller & Söhne\nCitroën C4\nSão Tomé",
    "mixed page": "Hội nghị với đoàn Pháp\nLe président a salué les élèves à l'hôtel\nTiếp đó là phần trao quà.",
    "arithmetic": "3 × 4 ÷ 2 « 5 » ¼ ½ ¾ § 12 ¶ 3",
    "names": "R&D, AT&T, S&P; H&M;",
    "typed without marks": "Hoi nghi tong ket cong tac thi dua",
    "no text": "",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_sound_text_stays_as_it_is(text):
    found = repair(text)
    assert found.text == text
    assert found.repairs == ()


def test_sentences_and_articles_of_ours_are_sound():
    for text in (*SENTENCES, *(path.read_text(encoding="utf-8") for path in (ROOT / "corpus").rglob("*.txt"))):
        found = repair(text)
        assert found.text == clean(text)
        assert {*found.repairs} <= {"nfc", "zero-width", "hard-space", "soft-hyphen"}


def test_in_a_mixed_text_only_the_old_lines_change():
    text = "\n".join((SENTENCES[0], tcvn3(SENTENCES[1]), SENTENCES[2], tcvn3(SENTENCES[13]), "Chào bà Hà"))
    assert repair(text).text == "\n".join((SENTENCES[0], SENTENCES[1], SENTENCES[2], SENTENCES[13], "Chào bà Hà"))


def test_in_a_mixed_text_only_the_broken_lines_change():
    text = SENTENCES[0] + "\n" + read_as_windows_1252(SENTENCES[4].encode()) + "\nhọ nói “thế”, rồi 'thôi'"
    found = repair(text)
    assert found.text == "\n".join((SENTENCES[0], SENTENCES[4], "họ nói “thế”, rồi 'thôi'"))
    assert found.repairs == ("mojibake",)


def test_what_is_no_entity_stays_beside_those_that_are():
    assert repair("H&#7897;i &foo; R&D &lt;b&gt; &copy &#0; &#xD800;").text == "Hội &foo; R&D <b> &copy &#0; &#xD800;"


def test_a_record_says_what_was_mended_and_counts_in_the_mended_text():
    sentence = "Sáng 12/7/2018, Khối thi đua các sở tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua."
    record = record_of(Unit("a", tcvn3(sentence), title=tcvn3("Khối sơ kết"), repairs=("utf-16",)))
    assert record.text == f"Khối sơ kết\n\n{sentence}"
    assert record.notes[""] == {"repairs": "utf-16, tcvn3"}
    assert record.article.title == "Khối sơ kết"
    (start, end), *_ = record.evidence["/conferences/0/start"]
    assert record.text[start:end] == "Sáng 12/7/2018"
    assert "" not in record_of(Unit("a", sentence)).notes


def test_a_screened_record_says_it_too():
    record = record_of(Unit("a", ENGLISH.replace(" the ", "\u00a0the\u200b ")))
    assert record.notes[""] == {"reason": "language", "repairs": "zero-width, hard-space"}


PIECES = st.sampled_from(
    [
        *SENTENCES[:4],
        *map(tcvn3, SENTENCES[:4]),
        *map(vni, SENTENCES[:3]),
        read_as_windows_1252(SENTENCES[0].encode()),
        "&amp;",
        "&",
        "#38;",
        "amp;",
        "&#7897;",
        "&#x26;",
        "&lt;",
        "nbsp;",
        "\u00ad",
        "\u200b",
        "\u00a0",
        "Ã",
        "á»™",
        "Â ",
        "\n",
        " ",
        "é",
        "ộ",
        "µ",
        "\u0323",
        "\ufeff",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join))
def test_mending_twice_is_mending_once(text):
    once = repair(text).text
    assert repair(once) == Decoded(once)


@given(st.text(alphabet=st.characters()))
def test_any_text_survives(text):
    found = repair(text)
    assert unicodedata.is_normalized("NFC", found.text)
    assert bool(found.repairs) <= (found.text != text)


@given(st.lists(st.sampled_from(" ".join(SENTENCES).split()), min_size=1, max_size=12).map(" ".join))
def test_sound_vietnamese_is_never_touched(text):
    assert repair(text) == Decoded(text)


@pytest.mark.parametrize(
    "text", ["&" * 200_000, "&amp;" * 50_000, "&#38;" * 50_000, "Ã" * 200_000, "<" * 200_000 + "é"]
)
def test_hostile_repetition_ends(text):
    assert repair(text).text is not None
    assert legacy.detect(text) is None


@pytest.mark.skipif(not NEWS.exists(), reason="the shared corpus is not here")
def test_the_news_is_sound():
    """Every hundredth of 10,081 newspaper articles; all of them were looked at once."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for number, line in enumerate(lines) if number % 100 == 0]
    changed = [text[:60] for text in texts if repair(text).text != clean(text)]
    assert len(texts) > 100
    assert not changed
