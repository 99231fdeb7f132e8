"""Awards of invented articles, what makes none, and what holds for every text."""

from __future__ import annotations

import time

import pytest
from award_rows import KEYS, entries_of, rows_of
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article, Block, Role
from pipeline.build.awards import build_awards
from pipeline.build.evidence import flatten
from pipeline.recipe import read_doc

NOTHING = [
    # plans, registrations, targets, quotas, refusals
    'Các đơn vị đăng ký phấn đấu đạt danh hiệu "Tập thể lao động xuất sắc" và Cờ thi đua của UBND tỉnh.',
    "Năm 2018, Khối phấn đấu có từ 2 đơn vị trở lên được tặng Cờ thi đua, 5 đơn vị được tặng Bằng khen.",
    "Mỗi cụm được chọn 02 đơn vị đề nghị UBND tỉnh tặng Bằng khen.",
    "Không đề nghị tặng Bằng khen cho các đơn vị có đơn thư vượt cấp.",
    # opinions and rules
    ("Ông Hoàng đề nghị các đơn vị quan tâm khen thưởng người lao động trực tiếp, tránh tình trạng "
    "Bằng khen chỉ dành cho lãnh đạo."),
    # lives and histories
    "Trường thành lập năm 1975, từng được Nhà nước tặng Huân chương Lao động hạng Ba (1995), hạng Nhì (2005).",
    "Nhiều năm liền, ông được UBND tỉnh tặng Bằng khen.",
    "Tham dự hội nghị có Anh hùng Lao động Nguyễn Văn An, Nghệ sĩ Nhân dân Trần Thị Bích.",
    # sport, show business, prizes
    "Đội bóng chuyền huyện đoạt huy chương vàng, nhận cờ và giải thưởng 10 triệu đồng của Ban tổ chức.",
    'Người đẹp Mai Hương nhận danh hiệu "Top 5 Hoa hậu Biển".',
    "Nhà vô địch bảo vệ thành công danh hiệu tại giải quần vợt.",
    # ranks without an award
    "Kết quả: Nhất cụm: UBND huyện Đức Cơ; Nhì cụm: UBND huyện Ia Grai; Ba cụm: UBND huyện Chư Prông.",
    "Có 10 đơn vị được xếp loại xuất sắc, 4 đơn vị được xếp loại tốt.",
]  # fmt: skip

ARTICLES: list[tuple[str, list[str]]] = [
    # bullets under a lead; what the block decides at its review of a year carries that year
    (
        ("Ngày 10/1/2020, tại trụ sở Cục Hải quan tỉnh, Khối thi đua số 5 tỉnh Lạng Sơn tổ chức Hội nghị tổng kết "
        "công tác thi đua, khen thưởng năm 2019.\n"
        "Kết quả bình xét thi đua như sau:\n"
        "- Đề nghị UBND tỉnh tặng Cờ thi đua: Cục Hải quan tỉnh;\n"
        "- Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen: Bưu điện tỉnh, Viễn thông Lạng Sơn."),
        [
            "Cờ thi đua | proposed | UBND tỉnh | Cục Hải quan tỉnh | 1 - | 2019",
            "Bằng khen | proposed | Chủ tịch UBND tỉnh | Bưu điện tỉnh; Viễn thông Lạng Sơn | 2 - | 2019",
        ],
    ),
    # a stated year stands against the year of the review
    (
        ("Sáng 15/12, Cụm thi đua số 2 các huyện miền núi tổ chức Hội nghị tổng kết phong trào thi đua năm 2020.\n"
        "Hội nghị đã bình xét, suy tôn các đơn vị:\n"
        "1. Đề nghị Chính phủ tặng Cờ thi đua cho UBND huyện Quan Hóa.\n"
        "2. Đề nghị tặng Bằng khen cho UBND huyện Lang Chánh và UBND huyện Mường Lát.\n"
        "Tại hội nghị, Phó Chủ tịch UBND tỉnh Lê Đức Long trao Cờ thi đua của UBND tỉnh năm 2019 "
        "cho UBND huyện Như Xuân."),
        [
            "Cờ thi đua của Chính phủ | proposed | Chính phủ | UBND huyện Quan Hóa | 1 - | 2020",
            "Bằng khen | proposed | - | UBND huyện Lang Chánh; UBND huyện Mường Lát | 2 - | 2020",
            "Cờ thi đua | conferred | UBND tỉnh | UBND huyện Như Xuân | 1 - | 2019",
        ],
    ),
    # recipients as bullets, then the next award
    (
        ("Ngày 28/12, Tỉnh đoàn Hòa Bình tổ chức Hội nghị tổng kết công tác Đoàn năm 2018.\n"
        "Tại hội nghị, Ban Thường vụ Tỉnh đoàn đã trao tặng Cờ thi đua cho các đơn vị:\n"
        "+ Huyện đoàn Lạc Sơn\n+ Thành đoàn Hòa Bình\n+ Đoàn Khối các cơ quan tỉnh\n"
        "Bằng khen của Trung ương Đoàn được trao cho 3 tập thể và 5 cá nhân.\n"
        "Năm 2019 phấn đấu 100% cơ sở Đoàn đạt danh hiệu vững mạnh."),
        [
            ("Cờ thi đua | conferred | Ban Thường vụ Tỉnh đoàn | "
            "Huyện đoàn Lạc Sơn; Thành đoàn Hòa Bình; Đoàn Khối các cơ quan tỉnh | 3 - | -"),
            "Bằng khen | conferred | Trung ương Đoàn | - | 3 5 | -",
        ],
    ),
    # a council: refused files are nothing, what passed is proposed
    (
        ("Chiều 12/6, Hội đồng Thi đua - Khen thưởng tỉnh Bến Tre họp xét khen thưởng. "
        "Hội đồng thống nhất trình Thủ tướng Chính phủ tặng Bằng khen cho 4 tập thể, 6 cá nhân; "
        "không thông qua hồ sơ đề nghị tặng Bằng khen của 02 cá nhân. "
        "Đối với danh hiệu Chiến sĩ thi đua cấp tỉnh, Hội đồng thống nhất đề nghị công nhận 15/18 cá nhân."),
        [
            "Bằng khen của Thủ tướng Chính phủ | proposed | Thủ tướng Chính phủ | - | 4 6 | -",
            "Chiến sĩ thi đua cấp tỉnh | proposed | - | - | - 15 | -",
        ],
    ),
    # the same award told twice is one, with the union of what is said
    (
        ("Sáng 2/9, xã Tân Lập tổ chức Lễ đón nhận Huân chương Lao động hạng Ba của Chủ tịch nước.\n"
        "Ông Nguyễn Văn Hạnh, Phó Chủ tịch UBND tỉnh thừa ủy quyền Chủ tịch nước trao Huân chương Lao động hạng Ba "
        "cho Đảng bộ, chính quyền và nhân dân xã Tân Lập."),
        [
            ("Huân chương Lao động hạng Ba | conferred | Chủ tịch nước | "
            "Đảng bộ, chính quyền và nhân dân xã Tân Lập | 1 - | -")
        ],
    ),
    # names after a count in a later clause; the count is not repeated
    (
        ("Ngày 20/7, Công đoàn Viên chức tỉnh Gia Lai trao Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn” "
        "của Tổng Liên đoàn Lao động Việt Nam cho 4 đồng chí: Rơ Lan H'Bia, Nguyễn Thành Trung, Kpă Thuyên và Nay Phin."),
        [
            ("Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn | conferred | Tổng Liên đoàn Lao động Việt Nam | "
            "Rơ Lan H'Bia; Nguyễn Thành Trung; Kpă Thuyên; Nay Phin | - 4 | -")
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ARTICLES)
def test_awards(text: str, wanted: list[str]) -> None:
    assert wanted, "a row that checks nothing"
    assert rows_of(entries_of(text)) == wanted


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert rows_of(entries_of(text)) == []


@pytest.mark.parametrize(
    ("role", "wanted"),
    [(Role.CAPTION, []), (Role.TITLE, ["Giấy khen | conferred | UBND huyện Sông Lam | - | 6 10 | -"])],
)
def test_a_headline_alone_tells_of_a_counted_award_and_a_caption_of_none(role: Role, wanted: list[str]) -> None:
    line = "UBND huyện Sông Lam tặng Giấy khen cho 6 tập thể và 10 cá nhân"
    body = "Hội nghị bàn phương hướng năm sau."
    text = f"{line}\n{body}"
    blocks = [Block(role, 0, len(line)), Block(Role.BODY, len(line) + 1, len(text))]
    assert rows_of(entries_of(text, blocks)) == wanted


def test_award_points_to_the_meeting_where_it_was_given() -> None:
    review = "Sáng 12/1/2019, Sở Y tế tỉnh Hà Nam tổ chức Hội nghị tổng kết công tác năm 2018."
    gift = "Giám đốc Sở Y tế tặng Giấy khen cho 5 tập thể."
    (entry,) = entries_of(f"{review}\nTại hội nghị, {gift}")
    assert entry.conference == 0
    (entry,) = entries_of(gift)
    assert entry.conference is None


def test_order_and_keys_of_fields() -> None:
    (entry,) = entries_of("UBND huyện tặng Giấy khen cho 2 tập thể.")
    assert list(entry.fields) == KEYS
    assert entry.rule


def test_every_value_has_evidence_that_reads_like_it() -> None:
    text = "Bộ Tư lệnh Quân khu 7 tặng Bằng khen năm 2019 cho Trung đoàn 842 và ông Trần Văn Hùng."
    flat = flatten(entries_of(text))
    at = {pointer: [text[a:b] for a, b in spans] for pointer, spans in flat.evidence.items()}
    assert at["/0/title"] == ["Bằng khen"]
    assert at["/0/granter"] == ["Bộ Tư lệnh Quân khu 7"]
    assert at["/0/recipients/0"] == ["Trung đoàn 842"]
    assert at["/0/recipients/1"] == ["Trần Văn Hùng"]
    assert any("2019" in part for part in at["/0/year"])
    assert {"/0/status", "/0/collectives", "/0/individuals"} <= set(at)


PIECES = [
    "UBND tỉnh", "Thủ tướng Chính phủ", "Sở Y tế", "ông Nguyễn Văn An", "5 tập thể", "10 cá nhân", "tặng", "trao", "được",
    "cho", "của", "đề nghị", "suy tôn", "thu hồi", "đăng ký", "Bằng khen", "Cờ thi đua", "Huân chương Lao động",
    "hạng Ba", "danh hiệu", "“Vì nước”", "Kỷ niệm chương", "năm 2019", "gồm:", "và", ",", ";", ":", ".", "\n", "- ", "(", ")",
    "Khối thi đua số 2 tổng kết công tác năm 2018", "Huy hiệu 30 năm tuổi Đảng", "lần thứ hai", "từng", "02",
]  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_any_text_gives_evidence_in_range(text: str) -> None:
    flat = flatten(entries_of(text))
    for award in flat.plain:
        assert list(award) == KEYS
        assert award["title"]
        assert award["status"] in {"conferred", "proposed", "revoked"}
    for pointer, spans in flat.evidence.items():
        assert isinstance(spans, list), pointer
        assert all(0 <= a < b <= len(text) for a, b in spans), pointer


@pytest.mark.parametrize(
    "unit",
    [
        "Bằng khen ", "tặng Bằng khen cho 5 tập thể, ", "Cờ thi đua; ", "danh hiệu “", "đề nghị ", "Huân chương hạng Ba, ",
        "được UBND tỉnh tặng Bằng khen. ", "- Sở Y tế\n", "(", "Kỷ niệm chương Vì sự nghiệp ", "ông Trần Văn Bá, ",
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(unit: str) -> None:
    """A page of one thing over and over takes about as long for each character as half that page."""
    gift = "UBND tỉnh tặng Bằng khen cho "

    def cost(size: int) -> float:
        text = gift + unit * (size // len(unit))
        doc = read_doc(Article(text, [Block(Role.BODY, 0, len(text))]))
        begun = time.process_time()
        build_awards(doc, [])
        return time.process_time() - begun

    cost(500)
    assert cost(40_000) < 8 * cost(10_000) + 0.2
