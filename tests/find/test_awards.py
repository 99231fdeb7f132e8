"""Award titles in tagged sentences: what the tag says is what must be found there, and nothing else may be found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.find.awards import AwardMention
from pipeline.recipe import language

TAG = re.compile(r"<a (?P<title>[^>]+)>|</a>")


def doc_of(text):
    nlp = language()
    doc = nlp.make_doc(text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def untagged(tagged):
    """The plain sentence, and (start, end, title) of each tag; unbalanced tags are an error of the table."""
    text, wanted, begun, at = "", [], None, 0
    for tag in TAG.finditer(tagged):
        text += tagged[at : tag.start()]
        at = tag.end()
        if tag[0] == "</a>":
            assert begun is not None, f"closing tag without an opening one: {tagged}"
            wanted.append((begun[0], len(text), begun[1]))
            begun = None
        else:
            assert begun is None, f"tag inside a tag: {tagged}"
            begun = len(text), tag["title"]
    assert begun is None, f"tag left open: {tagged}"
    return text + tagged[at:], wanted


FOUND = [
    # orders and medals with their class, however it is written
    "Ông nhận <a Huân chương Lao động hạng Ba>Huân chương Lao động hạng Ba</a> sáng qua.",
    "Xã đón nhận <a Huân chương Lao động hạng Nhì>huân chương lao động hạng nhì</a> trong niềm vui.",
    "Viện được tặng <a Huân chương Độc lập hạng Nhất>Huân chương Độc lập Hạng Nhất</a>.",
    "Nhà máy nhận <a Huân chương Lao động hạng Nhất>Huân chương Lao động hạng Nhất (lần thứ hai)</a> năm nay.",
    "Chị được tặng <a Huân chương Kháng chiến hạng Nhì>Huân chương Kháng chiến hạng hai</a>.",
    "Anh được truy tặng <a Huân chương Dũng cảm>Huân chương dũng cảm</a>.",
    ("Tặng <a Huân chương Lao động hạng Nhì>Huân chương Lao động hạng Nhì</a> cho Sở Y tế; "
    "<a Huân chương Lao động hạng Ba>hạng Ba</a> cho 04 tập thể."),
    ("Trao <a Huân chương Chiến công hạng Nhất>Huân chương Chiến công hạng Nhất</a> và "
    "<a Huân chương Chiến công hạng Ba>hạng Ba</a> cho hai chiến sĩ."),
    # flags and certificates
    "UBND tỉnh tặng <a Cờ thi đua>Cờ thi đua xuất sắc</a> cho huyện.",
    "Cụm đề nghị tặng <a Cờ thi đua của Chính phủ>Cờ thi đua của Chính phủ</a> cho xã.",
    "Đơn vị được trao <a Cờ thi đua>Cờ đơn vị xuất sắc trong phong trào thi đua</a> năm 2016.",
    "Đơn vị nhận <a Cờ thi đua>Cờ thi đua</a> của UBND thành phố.",
    "Trao <a Bằng khen>Bằng khen</a> của Bộ Công an cho chiến sĩ.",
    "Tặng <a Bằng khen>Bằng khen chuyên đề</a> cho ba tập thể.",
    "Nhận <a Bằng khen của Thủ tướng Chính phủ>Bằng khen của Thủ tướng Chính phủ</a> hôm nay.",
    "Tặng <a Bằng khen>bằng khen “Thanh niên sống đẹp”</a> cho anh.",
    "Trao <a Giấy khen>Giấy khen</a> của Chủ tịch UBND huyện cho hai em.",
    # emulation titles
    "Có 9/9 đơn vị đạt <a Tập thể lao động tiên tiến>danh hiệu “Tập thể lao động tiên tiến”</a>.",
    "94 tập thể được công nhận <a Tập thể lao động xuất sắc>tập thể lao động xuất sắc</a>.",
    "12 cán bộ đạt <a Chiến sĩ thi đua cơ sở>danh hiệu Chiến sỹ thi đua cơ sở</a>.",
    "Hai người là <a Chiến sĩ thi đua cấp tỉnh>Chiến sĩ thi đua cấp Bộ</a>.",
    "Hai người đạt <a Chiến sĩ thi đua cấp tỉnh>“Chiến sĩ thi đua cấp thành phố”</a>.",
    "Một người được tặng <a Chiến sĩ thi đua toàn quân>danh hiệu “Chiến sĩ thi đua toàn quân”</a>.",
    "Ba tập thể đạt <a Đơn vị quyết thắng>danh hiệu Đơn vị Quyết thắng</a>.",
    # badges, honours, proper titles
    "Trao <a Huy hiệu 30 năm tuổi Đảng>Huy hiệu 30 năm tuổi Đảng</a> cho đảng viên.",
    "Trao <a Huy hiệu 55 năm tuổi Đảng>huy hiệu 55 năm tuổi Đảng</a> cho cụ.",
    "Trao <a Huy hiệu 40 năm tuổi Đảng>Huy hiệu 40</a>, <a Huy hiệu 30 năm tuổi Đảng>30 năm tuổi Đảng</a> cho bảy đảng viên.",
    "Nhận <a Kỷ niệm chương Vì sự nghiệp nuôi ong>Kỷ niệm chương “Vì sự nghiệp nuôi ong”</a>.",
    ("Nhận <a Kỷ niệm chương Vì sự nghiệp trồng rừng Việt Nam>kỷ niệm chương Vì sự nghiệp trồng rừng Việt Nam</a> "
    "của Bộ."),
    'Truy tặng <a Huy hiệu Tuổi trẻ dũng cảm>Huy hiệu "Tuổi trẻ dũng cảm"</a> cho em.',
    "33 chị nhận <a Phụ nữ giỏi nghề, khéo nhà>danh hiệu “Phụ nữ giỏi nghề, khéo nhà”</a>.",
    "Phong tặng <a Anh hùng Lao động>danh hiệu Anh hùng Lao động</a> cho công ty.",
    "Bà được phong tặng <a Nghệ nhân Ưu tú>danh hiệu Nghệ nhân Ưu tú</a>.",
    "Tặng <a bảng vàng danh dự>bảng vàng danh dự</a> cho mười nhà hảo tâm.",
]  # fmt: skip

MISSES = [
    "Đoàn giành 12 huy chương vàng và 9 huy chương bạc.",
    "Cô đoạt danh hiệu Hoa hậu Biển năm nay.",
    "Tay vợt bảo vệ thành công danh hiệu vô địch.",
    "Đội nhận cờ, cúp và tiền thưởng của ban tổ chức.",
    "Đồng chí trao cờ luân lưu cho đơn vị bạn.",
    "Dự hội nghị có Anh hùng Lao động Trần Thị Mận, Nghệ sĩ Nhân dân Lê Văn Tý.",
    "Tuyên dương 10 xã tiêu biểu trong tỉnh.",
    "Được công nhận danh hiệu cao quý này là niềm vui lớn.",
    "Ông bị tước danh hiệu Công an nhân dân.",
    "Lá cờ đỏ tung bay trên nóc trường.",
    "Chính phủ nước bạn trao Huân chương Hữu nghị Sông Xanh cho đoàn.",
]


@pytest.mark.parametrize("tagged", FOUND)
def test_title(tagged):
    text, wanted = untagged(tagged)
    assert wanted, f"a row that checks nothing: {tagged}"
    doc = doc_of(text)
    found = [(m.start, m.end, m.title) for m in doc._.awards]
    assert [(text[a:b], title) for a, b, title in found] == [(text[a:b], title) for a, b, title in wanted]
    assert found == wanted


@pytest.mark.parametrize("text", MISSES)
def test_no_title(text):
    assert list(doc_of(text)._.awards) == []


def test_base_is_the_title_without_its_class():
    (mention,) = doc_of("Ông nhận Huân chương Lao động hạng Ba.")._.awards
    assert isinstance(mention, AwardMention)
    assert mention.base == "Huân chương Lao động"


@given(st.text(alphabet="cờ thi đua bằng khen danh hiệu “”\"'(),.;:hạng Ba 30\nHuân chương Vì sự nghiệp", max_size=300))
def test_any_text_gives_mentions_in_order_and_in_range(text):
    doc = doc_of(text)
    reached = 0
    for mention in doc._.awards:
        assert reached <= mention.start < mention.end <= len(text)
        assert all(0 <= a < b <= len(text) for a, b in mention.spans)
        reached = mention.start
