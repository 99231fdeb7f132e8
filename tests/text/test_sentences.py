"""Sentence boundaries; the expected pieces are marked in the text with ‖."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.article import Article, Block, Role
from pipeline.read.layout import read_article
from pipeline.text.sentences import ITEM, Sentence, find_sentences, split
from pipeline.text.syllables import SyllableTokenizer

tokenizer = SyllableTokenizer(Vocab())

MARKED = [
    # titles, places, offices with stops inside
    "Hội nghị do GS.TS. Lò Văn Pánh chủ trì.‖ PGS.TS.BS Vi Thị Mây dự.",
    "Lễ họp tại TP. Mỏ Vàng, TX. Bàu Đồn và TP.HCM.‖ Các cơ quan T.Ư đóng tại đây cùng dự.",
    "Đây là khối các cơ quan T.Ư.‖ Hội nghị bầu Khối trưởng.",
    "Đ/c. Lò Văn Pánh và đ/c T.Phong phát biểu.‖ Đ/c N.M. Tuấn trả lời.",
    "Có Th.S Hà Thị Ín, ThS. Vi Văn Đô, BSCKII. Lò Thị Xôm.‖ Tất cả đều ở Q.Bình Hòa.",
    # numbers and dates
    "Đạt 1.612 tỷ đồng, tăng 8.2 điểm so với năm 2015.‖ 100% đơn vị hoàn thành.‖ Ngày 8.2, họp lại.",
    "Có cán bộ, công chức, v.v.‖ Họ đều dự.",
    "Công tác văn thư, v.v. và lưu trữ được chú trọng.",
    # other stops
    "Ai dẫn đầu?‖ Đó là huyện Bàu Đồn!‖ Kết quả xứng đáng…‖ Mọi người vỗ tay...",
    'Ông nói: "Ta làm được không?" rồi cười.‖ "Được!"‖ Cả hội trường đáp.',
    "Các đơn vị ký giao ước thi đua./.‖ Hội nghị bế mạc ./.",
    "Khối bầu Sở Xây dựng; Thanh tra tỉnh làm Khối phó; hội nghị bế mạc.",
    "Họp tại huyện (nay là thị xã Bàu Đồn).‖ Ông Pánh dự.",
    # a stop without its space
    "Tổng kết phong trào của tỉnh.‖Đồng chí Pánh dự.‖Tại Bàu Đồn.‖Hội nghị bế mạc.",
    "Năm 2014.‖Đồng chí Pánh dự (hết).‖Xong.",
    "Theo Bauđon.vn, VOV.VN và baudon.com.vn thì đúng.",
    # letters of a place's name are no initials
    "Hội thi khu vực Đông Nam Á.‖ Đoàn ta nhất.",
    # small letters go on
    "Ông đến muộn... nhưng vẫn dự. rồi về.",
    # line breaks: captions go on, items of a list don't
    "Đồng chí Lò Văn Pánh trao cờ\ncho đại diện huyện Bàu Đồn",
    "Dự hội nghị có:‖\n- Ông Pánh, Trưởng phòng;‖\n+ Bà Mây, Phó phòng;‖\n• Ông Đô.‖\n* Bà Ín",
    "Thành viên gồm:‖\n1. Phòng Nội vụ‖\n2) Thanh tra huyện‖\na) Hạt Kiểm lâm",
    "1. Công tác chỉ đạo.‖ 2. Công tác khen thưởng.",
    "a. Ở huyện Bàu Đồn.‖ Ở xã.",
    "Họp tại thành phố\n8.2 là ngày hội",
]


@pytest.mark.parametrize("marked", MARKED)
def test_boundaries(marked):
    text = marked.replace("‖", "")
    expected = [piece.strip() for piece in marked.split("‖")]
    assert [text[start:end] for start, end in split(text)] == expected


@pytest.mark.parametrize("line", ["- a", "+ a", "* a", "•a", "» a", "1. a", "12) a", "b) a", "  - a", "-a"])
def test_items(line):
    assert ITEM.match(line)


@pytest.mark.parametrize("line", ["a", "8.2 là", "2017 là", "Ông A", "", "-", "b. a"])
def test_no_items(line):
    assert not ITEM.match(line)


def test_sentences_never_cross_a_block_and_keep_its_role():
    title, lead, body = "Thi đua ở xã. Vì sao", "Sáng nay họp.  Ông Pánh dự", "Ảnh: N.M"
    text = f"{title}\n{lead}\n{body}"
    starts = [0, len(title) + 1, len(title) + len(lead) + 2]
    doc = tokenizer(text)
    doc._.article = Article(
        text,
        [
            Block(Role.TITLE, starts[0], starts[0] + len(title)),
            Block(Role.LEAD, starts[1], starts[1] + len(lead)),
            Block(Role.FURNITURE, starts[2], starts[2] + len(body)),
        ],
    )
    found = find_sentences(doc)._.sentences
    assert [(text[s.start : s.end], s.role) for s in found] == [
        (title, Role.TITLE),
        ("Sáng nay họp.", Role.LEAD),
        ("Ông Pánh dự", Role.LEAD),
    ]


def test_a_doc_without_article_is_body():
    doc = find_sentences(tokenizer("Họp xong. Về."))
    assert doc._.sentences == [Sentence(0, 9, Role.BODY), Sentence(10, 13, Role.BODY)]


@given(st.text() | st.text(alphabet='aAĐ.?!… \n-1)"”TP'))
def test_pieces_are_in_order_and_lose_nothing_but_marks(text):
    spans = list(split(text))
    place = 0
    for start, end in spans:
        assert place <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not any(c.isalnum() for c in text[place:start])
        place = end
    assert not any(c.isalnum() for c in text[place:])


@given(st.text(alphabet="aAĐ.?! \n-1:"))
def test_whole_articles(text):
    article = read_article(text)
    doc: Doc = tokenizer(article.text)
    doc._.article = article
    spans = [(s.start, s.end) for s in find_sentences(doc)._.sentences]
    assert spans == sorted(spans)
    assert all(any(b.start <= s and e <= b.end for b in article.blocks) for s, e in spans)


@pytest.mark.parametrize("unit", [".", "A. ", "1. ", "a.B", "…", "\n", "- a\n", "./.", "T.", '"'])
def test_long_repetitions_stay_linear(unit):
    assert list(split(unit * (50_000 // len(unit)))) is not None
