"""Awards as newspapers tell them: granters in a row, addresses, reasons, labels, history. All sentences are invented."""

from __future__ import annotations

import pytest
from award_rows import entries_of, rows_of

SENTENCES: list[tuple[str, list[str]]] = [
    # several granters before one title; whoever was named before them has nothing to do with giving
    (
        (
            "Ghi nhận hành động của em Lò Văn Pản, Thủ tướng Chính phủ, Bộ Giáo dục và Đào tạo, Chủ tịch UBND tỉnh Sơn La "
            "đã tặng bằng khen cho em Pản."
        ),
        [
            "Bằng khen của Thủ tướng Chính phủ | conferred | Thủ tướng Chính phủ | Lò Văn Pản | - 1 | -",
            "Bằng khen | conferred | Bộ Giáo dục và Đào tạo | Lò Văn Pản | - 1 | -",
            "Bằng khen | conferred | Chủ tịch UBND tỉnh Sơn La | Lò Văn Pản | - 1 | -",
        ],
    ),
    (
        "Có 29 tập thể được UBND tỉnh, các bộ, ngành Trung ương tặng Cờ thi đua.",
        ["Cờ thi đua | conferred | UBND tỉnh, các bộ, ngành Trung ương | - | 29 - | -"],
    ),
    # the place or the occasion before a granter is none, and neither is the ministry above it
    (
        "Chiều 30/10, tại Trường Đại học Sao Mai, Hội Khuyến học tỉnh trao Giấy khen cho 2 sinh viên.",
        ["Giấy khen | conferred | Hội Khuyến học tỉnh | - | - 2 | -"],
    ),
    (
        "Dịp này, Cục Cảnh sát giao thông, Bộ Công an đã trao Giấy khen cho 9 cá nhân.",
        ["Giấy khen | conferred | Cục Cảnh sát giao thông | - | - 9 | -"],
    ),
    (
        "Bộ Giáo dục và Đào tạo ngày 24/4 đã trao tặng bằng khen cho hai em Trần Văn Lộc và Lê Thị Thu.",
        ["Bằng khen | conferred | Bộ Giáo dục và Đào tạo | Trần Văn Lộc; Lê Thị Thu | - 2 | -"],
    ),
    (
        "Sáng 18-4, đại diện Huyện đoàn Sông Lam, Nghệ An đã đến động viên và tặng giấy khen cho anh Mai Văn Thành.",
        ["Giấy khen | conferred | Huyện đoàn Sông Lam | Mai Văn Thành | - 1 | -"],
    ),
    (
        "Tại Hội nghị, Công đoàn Viên chức tỉnh đã công nhận 39/45 đơn vị đạt danh hiệu “Công đoàn cơ sở vững mạnh”.",
        ["Công đoàn cơ sở vững mạnh | conferred | Công đoàn Viên chức tỉnh | - | 39 - | -"],
    ),
    (
        "Bà Lê Thị Na được Nhà nước Việt Nam trao tặng Huân chương Hữu nghị nhân dịp này.",
        ["Huân chương Hữu nghị | conferred | Nhà nước Việt Nam | Lê Thị Na | - 1 | -"],
    ),
    # who gets it: missions abroad, teams, those whom the gift is to praise, degrees before a name, brackets with offices
    (
        "Thủ tướng trao tặng Bằng khen cho Đại sứ quán Việt Nam tại Nhật Bản về thành tích thu hút đầu tư.",
        [
            (
                "Bằng khen của Thủ tướng Chính phủ | conferred | Thủ tướng Chính phủ | "
                "Đại sứ quán Việt Nam tại Nhật Bản | 1 - | -"
            )
        ],
    ),
    (
        "Nhân dịp này, UBND thành phố tặng Bằng khen cho ban chuyên án 718M.",
        ["Bằng khen | conferred | UBND thành phố | ban chuyên án 718M | 1 - | -"],
    ),
    (
        "Ngày 19/6, Sở Giao thông vận tải tặng giấy khen để biểu dương anh Mai Văn Hùng (quê Hà Nam) vì nghĩa cử đẹp.",
        ["Giấy khen | conferred | Sở Giao thông vận tải | Mai Văn Hùng | - 1 | -"],
    ),
    (
        "Lãnh đạo UBND tỉnh trao Bằng khen cho mỗi tập thể gồm: Phòng Cảnh sát hình sự, Công an huyện Quỳ Châu.",
        ["Bằng khen | conferred | UBND tỉnh | Phòng Cảnh sát hình sự; Công an huyện Quỳ Châu | 2 - | -"],
    ),
    (
        "Công ty Điện lực Sông Lam đã trao giấy khen và quà cho đại diện 20 hộ gia đình.",
        ["Giấy khen | conferred | Công ty Điện lực Sông Lam | - | 20 - | -"],
    ),
    (
        "Sở tặng Bằng khen cho 2 tập thể và 3 cá nhân thuộc Công an tỉnh Hải Dương, Bộ Công an.",
        ["Bằng khen | conferred | Sở | - | 2 3 | -"],
    ),
    (
        "Nhiều tập thể, cá nhân Công an TP.HCM đã được trao Cờ thi đua của Bộ Công an.",
        ["Cờ thi đua | conferred | Bộ Công an | - | - - | -"],
    ),
    (
        "Công an thành phố tặng 4 bằng khen, 36 giấy khen cho tập thể, cá nhân cán bộ có thành tích xuất sắc.",
        [
            "Bằng khen | conferred | Công an thành phố | - | - - | -",
            "Giấy khen | conferred | Công an thành phố | - | - - | -",
        ],
    ),
    (
        (
            "Bệnh viện Sao Mai tổ chức lễ đón nhận Huân chương Lao động hạng Nhì của Chủ tịch nước trao tặng cho Bệnh viện; "
            "Huân chương Lao động hạng Ba cho Giám đốc PGS.TS. Nguyễn Quốc Anh."
        ),
        [
            "Huân chương Lao động hạng Nhì | conferred | Chủ tịch nước | Bệnh viện Sao Mai | 1 - | -",
            "Huân chương Lao động hạng Ba | conferred | Chủ tịch nước | Nguyễn Quốc Anh | - 1 | -",
        ],
    ),
    (
        (
            "Sở đề nghị xét tặng danh hiệu Nghệ sĩ Ưu tú cho 2 nghệ sĩ gồm: Đồng Thị Hà (Diễn viên - Nhà hát Kịch), "
            "Nguyễn Công Lập (Trưởng đoàn diễn 2)."
        ),
        ["Nghệ sĩ Ưu tú | proposed | - | Đồng Thị Hà; Nguyễn Công Lập | - 2 | -"],
    ),
    (
        "Theo ông Trần Văn Thuật, 10 cán bộ được tặng Giải thưởng Nguyễn Văn Linh dịp này.",
        ["Giải thưởng Nguyễn Văn Linh | conferred | - | - | - 10 | -"],
    ),
    # labels instead of verbs; a list's heading gives the year
    (
        "Kết quả có Cờ thi đua của UBND tỉnh: 54 tập thể; danh hiệu Tập thể lao động xuất sắc: 280 tập thể.",
        [
            "Cờ thi đua | conferred | UBND tỉnh | - | 54 - | -",
            "Tập thể lao động xuất sắc | conferred | UBND tỉnh | - | 280 - | -",
        ],
    ),
    (
        "Kết quả khen thưởng năm 2020:\n- Bằng khen của Chủ tịch UBND tỉnh: Sở Nội vụ, Sở Tài chính\n- Giấy khen: 3 cá nhân",
        [
            "Bằng khen | conferred | Chủ tịch UBND tỉnh | Sở Nội vụ; Sở Tài chính | 2 - | 2020",
            "Giấy khen | conferred | - | - | - 3 | 2020",
        ],
    ),
    # a decision to give is no procedure; for what it is given is no history; an order beside a contest
    (
        "UBND tỉnh vừa ban hành quyết định về việc tặng Bằng khen của Chủ tịch UBND tỉnh cho 13 tập thể.",
        ["Bằng khen | conferred | Chủ tịch UBND tỉnh | - | 13 - | -"],
    ),
    (
        "Vì những đóng góp trong suốt 15 năm qua, Hội Nhạc sĩ Việt Nam quyết định tặng Bằng khen cho ông Lê Đức Phương.",
        ["Bằng khen | conferred | Hội Nhạc sĩ Việt Nam | Lê Đức Phương | - 1 | -"],
    ),
    (
        "Tại buổi lễ, Phó Thủ tướng trao Huân chương Lao động hạng Ba cho em Trần Bá Phước, thí sinh đoạt huy chương.",
        ["Huân chương Lao động hạng Ba | conferred | - | Trần Bá Phước | - 1 | -"],
    ),
    # titles end before their year and their day
    (
        "Trung ương Đoàn trao Giải thưởng Người thợ trẻ giỏi năm 2019 cho 34 thanh niên.",
        ["Giải thưởng Người thợ trẻ giỏi | conferred | Trung ương Đoàn | - | - 34 | 2019"],
    ),
    (
        "Tỉnh đã phong tặng danh hiệu Nghệ nhân hát xoan cho 52 nghệ nhân.",
        ["Nghệ nhân hát xoan | conferred | - | - | - 52 | -"],
    ),
    # a second title of the same person; a second badge without its head; short forms
    (
        "Dịp này, ông Lò Văn Pản được Chủ tịch nước tặng Huân chương Lao động hạng Ba và được UBND tỉnh tặng Bằng khen.",
        [
            "Huân chương Lao động hạng Ba | conferred | Chủ tịch nước | Lò Văn Pản | - 1 | -",
            "Bằng khen | conferred | UBND tỉnh | Lò Văn Pản | - 1 | -",
        ],
    ),
    (
        "Đảng ủy trao Huy hiệu 55 năm tuổi Đảng cho ông Nguyễn Văn An, 50 năm tuổi Đảng cho bà Lê Thị Bình.",
        [
            "Huy hiệu 55 năm tuổi Đảng | conferred | Đảng ủy | Nguyễn Văn An | - 1 | -",
            "Huy hiệu 50 năm tuổi Đảng | conferred | Đảng ủy | Lê Thị Bình | - 1 | -",
        ],
    ),
    (
        "Hội nghị có 2 cá nhân được tặng BK của Thủ tướng Chính phủ; 3 tập thể được tặng GK của Giám đốc Sở.",
        [
            "Bằng khen của Thủ tướng Chính phủ | conferred | Thủ tướng Chính phủ | - | - 2 | -",
            "Giấy khen | conferred | Giám đốc Sở | - | 3 - | -",
        ],
    ),
]

NOTHING = [
    (
        "Bệnh viện lập năm 1976. Năm 1998, bệnh viện được tặng Huân chương Lao động; năm 2007 được Bộ Y tế tặng Cờ thi đua. "
        "Sáng 14/10/2016, bệnh viện họp mặt."
    ),
    "Cũng theo ông Nguyễn Đức Hinh, từ 1954 đến nay trường đã 2 lần được trao tặng Huân chương Lao động hạng Nhất.",
    "Sau 14 năm, thành phố đã có 1.533 thủ khoa đón nhận Bằng khen của UBND thành phố.",
    "Nghị định của Chính phủ về xét tặng danh hiệu Nghệ sĩ Nhân dân, Nghệ sĩ Ưu tú có hiệu lực từ hôm nay.",
    "Anh Lê Văn Phong đề nghị các trường giới thiệu phong trào “Sinh viên 5 tốt” tới đông đảo sinh viên.",
    "Từ lớp 1 đến lớp 5, năm nào em Trần Văn Bảo cũng được nhà trường tặng Giấy khen.",
    (
        "Nghệ sĩ Lê Văn Dũng qua đời ngày 5/6/2018. Ông được Nhà nước tặng các danh hiệu: Nghệ sĩ Ưu tú năm 1984; Huân chương Lao động hạng Nhì năm 1999; "
        "Bằng khen của Bộ Văn hóa."
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_awards(text: str, wanted: list[str]) -> None:
    assert wanted, "a row that checks nothing"
    assert rows_of(entries_of(text)) == wanted


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert rows_of(entries_of(text)) == []


def test_a_later_telling_with_more_persons_completes_an_earlier_one() -> None:
    lead = "Thủ tướng trao Huân chương Lao động hạng Ba cho ông Park Văn Sơn."
    body = "Huân chương Lao động hạng Ba được trao cho ông Park Văn Sơn, anh Bùi Tiến Duy và anh Nguyễn Quang Hà."
    assert rows_of(entries_of(f"{lead}\n{body}")) == [
        "Huân chương Lao động hạng Ba | conferred | - | Park Văn Sơn; Bùi Tiến Duy; Nguyễn Quang Hà | - 3 | -"
    ]


def test_two_spellings_of_a_granter_are_one_award() -> None:
    lead = "Bộ Giáo dục và Đào tạo tặng Bằng khen cho em Trần Văn Lộc."
    body = "Em Lộc được Bộ GD & ĐT tặng Bằng khen sáng nay."
    assert rows_of(entries_of(f"{lead}\n{body}")) == [
        "Bằng khen | conferred | Bộ Giáo dục và Đào tạo | Trần Văn Lộc | - 1 | -"
    ]
