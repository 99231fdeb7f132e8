"""Places → provinces by the map of the day: invented sentences with their answers, misses among them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

import pipeline.find.terms  # noqa: F401  # registers doc._.folded
from pipeline.read.layout import read_article
from pipeline.resolve.map import NEW_MAP, OLD_MAP, map_day, province_map
from pipeline.resolve.places import find_places, province_of
from pipeline.resolve.places_locate import SURE, locate
from pipeline.resolve.places_signs import is_abroad, is_local, is_national
from pipeline.text.normal import fold
from pipeline.text.sentences import find_sentences
from pipeline.text.syllables import SyllableTokenizer

TOKENIZER = SyllableTokenizer(Vocab())
MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


# ---------------------------------------------------------------------------------------------------- the map


@pytest.mark.parametrize(("date", "count"), [
    ("2002-05-01", 61), ("2007-05-01", 64), ("2010-05-01", 63), ("2025-06-30", 63), ("2025-07-01", 34), ("--05-17", 63),
    (None, 63),
])  # fmt: skip
def test_number_of_provinces(date, count):
    assert len(province_map().on(date)) == count


@pytest.mark.parametrize(("name", "date", "canonical", "code", "today"), [
    ("Bình Định", "2019-03-02", "Bình Định", "52", ("Gia Lai", "52")),
    ("Bình Định", "2025-12-24", "Gia Lai", "52", ("Gia Lai", "52")),
    ("Gia Lai", "2019-03-02", "Gia Lai", "64", ("Gia Lai", "52")),
    ("Huế", "2018-01-01", "Thừa Thiên Huế", "46", ("Huế", "46")),
    ("Thừa Thiên - Huế", "2025-02-01", "Huế", "46", ("Huế", "46")),
    ("Hà Tây", "2007-01-01", "Hà Tây", "28", ("Hà Nội", "01")),
    ("Hà Tây", "2009-01-01", "Hà Nội", "01", ("Hà Nội", "01")),
    ("TP.HCM", None, "Hồ Chí Minh", "79", ("Hồ Chí Minh", "79")),
    ("Bà Rịa-Vũng Tàu", "2025-08-08", "Hồ Chí Minh", "79", ("Hồ Chí Minh", "79")),
    ("thanh hoá", "--02-03", "Thanh Hóa", "38", ("Thanh Hóa", "38")),
    ("Tiền Giang", "2026-01", "Đồng Tháp", "82", ("Đồng Tháp", "82")),
])  # fmt: skip
def test_province_on_a_day(name, date, canonical, code, today):
    province = province_map().province(name, date)
    assert (province.name, province.code, province.successor) == (canonical, code, today)


@pytest.mark.parametrize(("name", "date"), [("Đắk Nông", "2003-12-31"), ("Hà Nam Ninh", "2019-01-01"), ("", None)])
def test_no_province(name, date):
    assert province_map().province(name, date) is None


def test_every_province_has_a_successor_that_is_valid_today():
    present = {(province.name, province.code) for province in province_map().on("2026-01-01")}
    assert all(province.successor in present for province in province_map().all)


@pytest.mark.parametrize(("date", "text", "published", "day"), [
    ("2018-05-02", "", "2026-01-01", "2018-05-02"),
    ("--05-02", "", "2026-01-01", "2026-01-01"),
    (None, "Từ ngày 1/7/2025, xã mới đi vào hoạt động", None, NEW_MAP),
    (None, "vận hành chính quyền địa phương 2 cấp", None, NEW_MAP),
    (None, "phấn đấu đến ngày 31/12/2030 đạt 100%", None, OLD_MAP),
    (None, "tổng kết năm 2017", None, OLD_MAP),
])  # fmt: skip
def test_day_of_the_map(date, text, published, day):
    assert map_day(date, fold(text), published) == day


# ------------------------------------------------------------------------------------------ places in a sentence


@pytest.mark.parametrize("marked", [
    "Sáng 5/3, tại [TP Vị Thanh|Hậu Giang], UBND [tỉnh Hậu Giang|Hậu Giang] gặp mặt doanh nghiệp.",
    "Công an [tỉnh Nam Định|Nam Định] và Cục Hải quan [Hải Phòng|Hải Phòng] ký quy chế phối hợp.",
    "UBND [Quảng Ngãi|Quảng Ngãi] giao Sở Nội vụ chủ trì.",
    "Đoàn viên [TP.HCM|Hồ Chí Minh], [TP. Hà Nội|Hà Nội] và [thành phố Đà Nẵng|Đà Nẵng] hiến máu.",
    "Ban Liên lạc cựu giáo chức tại [TP.\nHCM|Hồ Chí Minh] họp mặt.",
    "[Quận 3|Hồ Chí Minh] và [quận 10|Hồ Chí Minh] thi đua làm sạch kênh.",
    "Lớp học mở ở [TX. Gò Công|Tiền Giang] và [huyện Chợ Gạo|Tiền Giang].",
    "Cụm gồm các [huyện: Thạch Hà|Hà Tĩnh], [Can Lộc|Hà Tĩnh] và [Lộc Hà|Hà Tĩnh].",
    "Các [tỉnh Lai Châu|Lai Châu], [Điện Biên|Điện Biên], [Sơn La|Sơn La] cùng dự.",
    "Chi nhánh Bắc [Bình Dương|Bình Dương] đạt giải Nhất.",
    "Huyện ủy [Krông Pa|Gia Lai] họp thường kỳ.",
    "Thị xã [Nghĩa Lộ|Yên Bái], [Yên Bái|Yên Bái] đón đoàn.",
    "Lễ dâng hương tại [hồ Hoàn Kiếm|Hà Nội] và [Quảng trường Ba Đình|Hà Nội].",
    "Hội thi diễn ra tại [huyện Quảng Ninh|Quảng Bình].",
    "HỘI NGHỊ TỔNG KẾT [TỈNH YÊN BÁI|Yên Bái]",
    "Tỉnh [Hoà Bình|Hòa Bình] và [TT-Huế|Thừa Thiên Huế] kết nghĩa.",
    "Bốn điểm cầu gồm [Hà Nội|Hà Nội], [Hồ Chí Minh|Hồ Chí Minh], [Cần Thơ|Cần Thơ].",
    "Đại diện [thành phố Hồ Chí Minh|Hồ Chí Minh] kể về Chủ tịch Hồ Chí Minh.",
    "Giám đốc Sở Y tế [Hà Nam|Hà Nam] Đỗ Thị Hà phát biểu.",
    "Sinh viên Đại học Y [Hà Nội|Hà Nội] tình nguyện.",
    "Tỉnh Đoàn [Hà Nam|Hà Nam] phát động tháng thanh niên.",
])  # fmt: skip
def test_places_of_a_sentence(marked):
    text = MARK.sub(r"\1", marked)
    found = [m for m in find_places(text, fold(text)) if m.weight >= SURE]
    inner = [re.sub(r"^(?:Thị xã|Tỉnh) ", "", text[m.start : m.end]) for m in found]
    assert inner == [m[1] for m in MARK.finditer(marked)]
    assert [set(m.provinces) for m in found] == [set(m[2].split(",")) for m in MARK.finditer(marked)]


@pytest.mark.parametrize("text", [
    "Vì một thế giới hòa bình, thái bình và phú thọ.",  # common words
    "Thi đua làm theo tư tưởng Hồ Chí Minh.",
    "Chủ tịch Hồ Chí Minh dạy: thi đua là yêu nước.",
    "Bí thư Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Ông Nguyễn Thái Bình và bà Trần Thị Huế cùng dự.",
    "Chị Hà Giang, anh Lâm Đồng nhận quà.",
    "Thiếu tướng Lê Thanh Hóa phát biểu.",
    "Diễn đàn châu Á - Thái Bình Dương họp phiên đầu.",
    "Xã Châu Thành ra quân làm đường.",  # a commune that bears a district's name
    "Đường Hà Nội được mở rộng.",  # a street
    "Chiến thắng Điện Biên Phủ lừng lẫy.",
    "Anh Tâm quê Nam Định, ngụ tỉnh Bình Dương.",
    "Ông Tám, nguyên Bí thư Tỉnh ủy Bắc Giang, kể chuyện.",
    "Ảnh: Thanh Sơn",  # a photographer, or a district of Phú Thọ
    "Nhà văn Hai Bà Trưng không có thật.",
    "Trường THPT Ngô Quyền khai giảng.",
    "Q1/2018 tăng trưởng 7%.",
])  # fmt: skip
def test_no_sure_place(text):
    assert [m for m in find_places(text, fold(text)) if m.weight >= SURE and not m.name.startswith("q")] == []


@pytest.mark.parametrize(("text", "date", "province"), [
    ("UBND huyện Châu Thành họp.", "2018-01-01", None),
    ("UBND huyện Châu Thành (Long An) họp.", "2018-01-01", "Long An"),
    ("UBND huyện Châu Thành, tỉnh Bến Tre và đoàn Long An.", "2018-01-01", "Bến Tre"),
    ("Tỉnh Trà Vinh khen thưởng. UBND huyện Châu Thành báo cáo.", "2018-01-01", "Trà Vinh"),
    ("UBND huyện Cư Jút họp.", "2002-01-01", "Đắk Lắk"),
    ("UBND huyện Cư Jút họp.", "2012-01-01", "Đắk Nông"),
    ("UBND huyện Thạch Thất họp.", "2007-06-01", "Hà Tây"),
    ("UBND huyện Thạch Thất họp.", "2010-06-01", "Hà Nội"),
    ("Phường Rạch Giá ra mắt tổ tự quản.", "2026-01-16", "An Giang"),
    ("Xã Tuy Phước Đông họp.", "2025-12-20", "Gia Lai"),
    ("Quận Phú Xuân họp.", "2025-03-01", "Huế"),
])  # fmt: skip
def test_province_of_a_district_on_a_day(text, date, province):
    places = [p for p in locate(find_places(text, fold(text)), date, fold(text)) if p.mention.kind != "province"]
    assert [p.province.name if p.province else None for p in places[:1]] == [province]


# ------------------------------------------------------------------------------------------------ of an event


def document(text):
    article = read_article(text)
    doc = TOKENIZER(article.text)
    doc._.article, doc._.folded = article, fold(article.text)
    return find_sentences(doc)


def stretches(doc, *pieces):
    """Where the trusted pieces stand, then the sentence of the first one."""
    text = doc.text
    spans = [(text.rindex(piece), text.rindex(piece) + len(piece)) for piece in pieces]
    sentence = next(s for s in doc._.sentences if s.start <= spans[0][0] < s.end)
    return [*spans, (sentence.start, sentence.end)]


PORTAL = "Nam Định, ngày 03 tháng 09 năm 2018\n\n{}"
LONG = " Báo cáo cho thấy phong trào tiếp tục lan tỏa, nhiều mô hình hay được nhân rộng ở khắp các cơ quan, đơn vị."


@pytest.mark.parametrize(("text", "pieces", "date", "province", "rule"), [
    ("Khối số 2 tổng kết năm\n\nChiều 9/1, tại TP Hạ Long, Khối thi đua số 2 tổ chức hội nghị." + LONG,
     ["TP Hạ Long", "Khối thi đua số 2"], "2018-01-09", "Quảng Ninh", "province.venue"),
    # the venue wins over the block's home
    ("Khối đi xa\n\nNgày 9/1, tại khách sạn Sao Biển, TP Hội An (Quảng Nam), Khối thi đua các chợ thành phố Đà Nẵng "
     "họp." + LONG,
     ["khách sạn Sao Biển, TP Hội An (Quảng Nam)", "Khối thi đua các chợ thành phố Đà Nẵng"], "2012-01-09", "Quảng Nam",
     "province.venue"),
    ("Liên đoàn họp\n\nSáng 9/1, Liên đoàn Lao động tỉnh Lào Cai tổ chức hội nghị tổng kết." + LONG,
     ["Liên đoàn Lao động tỉnh Lào Cai"], "2018-01-09", "Lào Cai", "province.organizer"),
    ("Khối họp\n\nSáng 9/1, tại Cục Thuế tỉnh, Khối thi đua số 4 tỉnh Lào Cai tổ chức hội nghị." + LONG,
     ["Cục Thuế tỉnh", "Khối thi đua số 4 tỉnh Lào Cai"], "2018-01-09", "Lào Cai", "province.block"),
    # merged provinces by the day of the event
    ("Cụm họp\n\nChiều 24/12, tại phường Quy Nhơn, Cụm thi đua số 2 tổng kết năm." + LONG,
     ["phường Quy Nhơn", "Cụm thi đua số 2"], "2025-12-24", "Gia Lai", "province.venue"),
    ("Hội họp\n\nNgày 2/2, Hội Nông dân tỉnh Kon Tum họp." + LONG,
     ["Hội Nông dân tỉnh Kon Tum"], "2026-02-02", "Quảng Ngãi", "province.organizer"),
    # units named by their kind alone: the page, the paragraph, the article
    (PORTAL.format("Khối nội chính tổng kết\n\nChiều 9/1, tại trụ sở Thanh tra tỉnh, Khối thi đua nội chính họp." + LONG),
     ["trụ sở Thanh tra tỉnh", "Khối thi đua nội chính"], "2018-01-09", "Nam Định", "province.page"),
    ("Thanh tra họp\n\nNgày 28-12, Thanh tra TP tổ chức hội nghị tổng kết." + LONG +
     "\n\nCác vụ việc ở quận 9, quận 12 và quận Gò Vấp đã xong.",
     ["Thanh tra TP"], "2017-12-28", "Hồ Chí Minh", "province.article"),
    ("Tin vắn\n\n* Sáng 12/7, tại Nhà văn hóa huyện, cụm số 1 họp; dự có Bí thư Huyện ủy Vạn Ninh." + LONG +
     "\n\n* Chiều 13/7, UBND tỉnh Phú Yên, Sở Nội vụ Phú Yên và Tỉnh đoàn Phú Yên họp.",
     ["Nhà văn hóa huyện"], "2011-07-12", "Khánh Hòa", "province.sentence"),
    # the lead says where for a second ceremony too
    ("Ủy ban họp\n\nSáng 8/2, tại Hà Nội, Ủy ban liên Chính phủ họp phiên thứ ba." + LONG +
     "\n\nSau đó diễn ra lễ ký ba văn kiện hợp tác.",
     ["lễ ký ba văn kiện hợp tác"], "2017-02-08", "Hà Nội", "province.lead"),
])  # fmt: skip
def test_province_of_an_event(text, pieces, date, province, rule):
    doc = document(text)
    found = province_of(doc, date=date, spans=stretches(doc, *pieces))
    assert (found.value, found.rule) == (province, rule)
    ((start, end),) = found.spans
    assert 0 <= start < end <= len(doc.text)
    assert province_map().province(province, date).code == found.notes["code"]
    assert found.notes["today"] in {p.name for p in province_map().on("2026-01-01")}


@pytest.mark.parametrize(("text", "pieces"), [
    # a national body's own event: provinces named in passing don't count
    ("Bộ họp\n\nNgày 11/5, Ban Kinh tế Trung ương tổ chức hội nghị công bố quyết định." + LONG +
     "\n\nÔng từng là Bí thư Tỉnh ủy Nghệ An, Chủ tịch UBND tỉnh Nghệ An, đại biểu Nghệ An.", ["Ban Kinh tế Trung ương"]),
    ("Trụ sở\n\nSáng 4/3, tại Trụ sở Chính phủ, Thủ tướng chủ trì phiên họp." + LONG, ["Trụ sở Chính phủ"]),
    # abroad
    ("Lễ đón\n\nSáng 29/3, tại thủ đô La Habana diễn ra lễ đón đoàn tỉnh ủy viên." + LONG + " Quê ông ở Hà Tĩnh.",
     ["thủ đô La Habana"]),
    ("Giao lưu\n\nNgày 4/5, tại Lào, sinh viên hai nước tổ chức hội thảo." + LONG, ["Lào"]),
    # a cụm of several provinces without a named place
    ("Cụm họp\n\nHôm nay, Hội Luật gia các tỉnh Hòa Bình, Sơn La tổ chức hội nghị của cụm." + LONG,
     ["Hội Luật gia các tỉnh Hòa Bình, Sơn La"]),
    ("Trao sữa\n\nNgày 1/6, quỹ đã tổ chức lễ trao sữa tại Vĩnh Phúc, Bình Định, Lâm Đồng." + LONG, ["lễ trao sữa"]),
    # nothing named at all
    ("Công ty họp\n\nNgày 1/6, Công ty Hoa Sen tổ chức hội nghị khách hàng." + LONG, ["Công ty Hoa Sen"]),
])  # fmt: skip
def test_no_province_of_an_event(text, pieces):
    doc = document(text)
    assert province_of(doc, date="2017-05-11", spans=stretches(doc, *pieces)) is None


def test_the_title_of_a_national_meeting_gives_no_province():
    doc = document("Hà Nội mong được ủng hộ\n\nSáng 19-1, Bộ Văn hóa tổ chức hội nghị triển khai công tác năm." + LONG)
    assert doc._.article.title.value == "Hà Nội mong được ủng hộ"
    (title,) = doc._.article.title.spans
    assert province_of(doc, date="2019-01-19", spans=[*stretches(doc, "Bộ Văn hóa"), title]) is None
    local = document("Hà Nội họp\n\nSáng 19-1, Sở Văn hóa tổ chức hội nghị triển khai công tác năm." + LONG)
    (title,) = local._.article.title.spans
    assert (
        province_of(local, date="2019-01-19", spans=[*stretches(local, "Sở Văn hóa"), title]).rule == "province.title"
    )


@pytest.mark.parametrize(("text", "local", "national", "abroad"), [
    ("Cục Thuế tỉnh", True, False, False),
    ("Thanh tra TP", True, False, False),
    ("LĐLĐ TP Nguyễn Thị Lành", True, False, False),  # an office and its holder
    ("Sở Y tế", True, False, False),
    ("các tỉnh phía Bắc", False, True, False),
    ("đại biểu cấp huyện, ở cơ sở", False, False, False),
    ("Bộ Công Thương", False, True, False),
    ("Đảng bộ cơ quan", False, False, False),
    ("Bộ Chỉ huy quân sự", False, False, False),
    ("Ủy ban MTTQ Việt Nam huyện", True, False, False),
    ("thủ đô Viêng Chăn", False, False, True),
    ("TP Saint Petersburg", False, False, True),
    ("Trung Quốc", False, False, True),
    ("hội trường xã Mỹ Lâm", True, False, False),  # not the country
    ("Trường THPT Minh Đức", False, False, False),
    ("nhà văn hóa, lúc 8 giờ (giờ địa phương)", False, False, True),
])  # fmt: skip
def test_signs(text, local, national, abroad):
    folded, span = fold(text), (0, len(text))
    assert (is_local(text, folded, span), is_national(folded, span)) == (local, national)
    assert is_abroad(text, folded, span, venue=True) == abroad


# --------------------------------------------------------------------------------------------------- any text

WORDS = st.lists(
    st.sampled_from(
        ["tỉnh", "TP.", "huyện", "Châu Thành", "Hà Nội", "Hồ Chí Minh", "tại", "và", ",", "ông", "Nguyễn", "Huế", "\n", "Q.1",
         "các", "Bắc Bình", "Dương", "UBND", "Điện Biên Phủ", "(", ")", "phường", "Sa Pa", "HỒ GƯƠM", ":", "quê"]
    )
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), WORDS))
def test_mentions_lie_in_the_text_in_order_and_apart(text):
    mentions = find_places(text, fold(text))
    reached = 0
    for mention in mentions:
        assert reached <= mention.start < mention.end <= len(text)
        assert mention.candidates
        assert 0 < mention.weight <= 1
        reached = mention.end


@given(WORDS, st.data())
def test_evidence_lies_in_the_text(text, data):
    doc = document("Một bài viết thử về hội nghị.\n\n" + text + " .")
    size = len(doc.text)
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted).map(tuple), max_size=3)
    )
    found = province_of(
        doc, date=data.draw(st.sampled_from([None, "--02-03", "2018-01-01", "2026-01-01"])), spans=spans
    )
    if found:
        assert all(0 <= start < end <= size for start, end in found.spans)
        assert found.value


@pytest.mark.parametrize("piece", ["Châu Thành, ", "tỉnh ", "Hà Nội và ", "TP. ", "Nguyễn Thị Huế ", "a", " "])
def test_long_repetition_is_read(piece):
    text = piece * (50_000 // len(piece))
    assert all(0 <= m.start < m.end <= len(text) for m in find_places(text, fold(text)))
