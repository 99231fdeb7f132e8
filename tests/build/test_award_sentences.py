"""Awards of invented sentences: every row of the answer is what the ruling asks for, not what the code happened to say."""

from __future__ import annotations

import pytest
from award_rows import entries_of, rows_of

SENTENCES: list[tuple[str, list[str]]] = [
    (
        "Khối suy tôn Hội Khuyến học nhận Cờ thi đua của Chính phủ; Hội Nhà báo nhận Bằng khen của UBND tỉnh.",
        [
            "Cờ thi đua của Chính phủ | proposed | Chính phủ | Hội Khuyến học | 1 - | -",
            "Bằng khen | proposed | UBND tỉnh | Hội Nhà báo | 1 - | -",
        ],
    ),
    # who gives: the authority before the verb, after the title, between "được" and the verb
    (
        "Nhân dịp này, UBND huyện Sông Lam tặng Giấy khen cho 6 tập thể và 10 cá nhân.",
        ["Giấy khen | conferred | UBND huyện Sông Lam | - | 6 10 | -"],
    ),
    (
        "Ông Lê Văn Tám, Phó Chủ tịch UBND huyện, trao Giấy khen của Chủ tịch UBND huyện cho 3 tập thể, 5 cá nhân.",
        ["Giấy khen | conferred | Chủ tịch UBND huyện | - | 3 5 | -"],
    ),
    (
        "Hai tập thể và ba cá nhân được Bộ Tư lệnh Quân khu 7 tặng Bằng khen.",
        ["Bằng khen | conferred | Bộ Tư lệnh Quân khu 7 | - | 2 3 | -"],
    ),
    (
        (
            "Thừa ủy quyền của Chủ tịch nước, ông Trần Văn Hùng trao Huân chương Lao động hạng Ba "
            "cho Bệnh viện Đa khoa tỉnh."
        ),
        ["Huân chương Lao động hạng Ba | conferred | Chủ tịch nước | Bệnh viện Đa khoa tỉnh | 1 - | -"],
    ),
    (
        "Bộ trưởng Bộ Y tế đã ký quyết định tặng Bằng khen cho 5 tập thể và 7 cá nhân thuộc Bệnh viện Đa khoa tỉnh.",
        ["Bằng khen | conferred | Bộ trưởng Bộ Y tế | - | 5 7 | -"],
    ),
    (
        "02 Bằng khen của Bộ trưởng Bộ Công Thương được trao cho Sở Công Thương và Cục Quản lý thị trường tỉnh.",
        ["Bằng khen | conferred | Bộ trưởng Bộ Công Thương | Sở Công Thương; Cục Quản lý thị trường tỉnh | 2 - | -"],
    ),
    (
        (
            "Đồng chí Phạm Thị Hoa, Chủ tịch Hội LHPN tỉnh trao Bằng khen của Trung ương Hội LHPN Việt Nam "
            "cho Hội LHPN huyện Mường La, Hội LHPN thành phố Sơn La."
        ),
        [
            (
                "Bằng khen | conferred | Trung ương Hội LHPN Việt Nam | "
                "Hội LHPN huyện Mường La; Hội LHPN thành phố Sơn La | 2 - | -"
            )
        ],
    ),
    (
        (
            "Phó Thủ tướng Lê Đình Bảo trao Huân chương Độc lập hạng Ba của Chủ tịch nước "
            "tặng Đảng bộ, chính quyền và nhân dân huyện Hoài Đức."
        ),
        [
            (
                "Huân chương Độc lập hạng Ba | conferred | Chủ tịch nước | "
                "Đảng bộ, chính quyền và nhân dân huyện Hoài Đức | 1 - | -"
            )
        ],
    ),
    # titles that the granter makes
    (
        "Thủ tướng Chính phủ tặng Bằng khen cho Sở Nội vụ tỉnh Bắc Giang.",
        ["Bằng khen của Thủ tướng Chính phủ | conferred | Thủ tướng Chính phủ | Sở Nội vụ tỉnh Bắc Giang | 1 - | -"],
    ),
    (
        "Cụm đề nghị Chính phủ tặng Cờ thi đua cho UBND huyện Quan Hóa.",
        ["Cờ thi đua của Chính phủ | proposed | Chính phủ | UBND huyện Quan Hóa | 1 - | -"],
    ),
    (
        "01 tập thể được Thủ tướng Chính phủ tặng Bằng khen.",
        ["Bằng khen của Thủ tướng Chính phủ | conferred | Thủ tướng Chính phủ | - | 1 - | -"],
    ),
    (
        "Liên đoàn Lao động tỉnh tặng Bằng khen chuyên đề cho 3 tập thể.",
        ["Bằng khen | conferred | Liên đoàn Lao động tỉnh | - | 3 - | -"],
    ),
    # recipients by name, alone and in lists
    (
        (
            "UBND huyện tặng Giấy khen cho các tập thể: Trường THCS Trần Phú, Trường Tiểu học Lê Lợi "
            "và các cá nhân: Nguyễn Thị Hồng, Lò Văn Inh."
        ),
        [
            (
                "Giấy khen | conferred | UBND huyện | "
                "Trường THCS Trần Phú; Trường Tiểu học Lê Lợi; Nguyễn Thị Hồng; Lò Văn Inh | 2 2 | -"
            )
        ],
    ),
    (
        "Ông Y Krông Niê và bà H'Linh Ayŭn vinh dự được Chủ tịch nước phong tặng danh hiệu Nghệ nhân Ưu tú.",
        ["Nghệ nhân Ưu tú | conferred | Chủ tịch nước | Y Krông Niê; H'Linh Ayŭn | - 2 | -"],
    ),
    (
        "Sở Du lịch (có thành tích dẫn đầu khối); Sở Y tế (xếp thứ nhì) được đề nghị UBND thành phố tặng Cờ thi đua.",
        ["Cờ thi đua | proposed | UBND thành phố | Sở Du lịch; Sở Y tế | 2 - | -"],
    ),
    (
        "Cụm bình xét 02 đơn vị đề nghị UBND tỉnh tặng Cờ thi đua là huyện Phú Bình và thành phố Sông Công.",
        ["Cờ thi đua | proposed | UBND tỉnh | huyện Phú Bình; thành phố Sông Công | 2 - | -"],
    ),
    (
        (
            "Hội nghị thống nhất đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 03 đơn vị gồm: "
            "Cục Thuế tỉnh, Kho bạc Nhà nước tỉnh, Bảo hiểm xã hội tỉnh."
        ),
        [
            (
                "Bằng khen | proposed | Chủ tịch UBND tỉnh | "
                "Cục Thuế tỉnh; Kho bạc Nhà nước tỉnh; Bảo hiểm xã hội tỉnh | 3 - | -"
            )
        ],
    ),
    # counts
    (
        "UBND thành phố tặng Bằng khen cho 9/11 đơn vị trong Khối.",
        ["Bằng khen | conferred | UBND thành phố | - | 9 - | -"],
    ),
    ("15 cá nhân đạt danh hiệu Chiến sĩ thi đua cơ sở.", ["Chiến sĩ thi đua cơ sở | conferred | - | - | - 15 | -"]),
    (
        "Kết thúc hội nghị, Giám đốc Sở trao Giấy khen cho 20 em học sinh đạt thành tích cao.",
        ["Giấy khen | conferred | Giám đốc Sở | - | - 20 | -"],
    ),
    (
        "Chi bộ 3 có 12/12 đảng viên hoàn thành tốt nhiệm vụ, được Đảng ủy tặng Giấy khen.",
        ["Giấy khen | conferred | Đảng ủy | - | - 12 | -"],
    ),
    # several titles in one sentence
    (
        "Đảng ủy phường Tân Phú trao Huy hiệu 40 năm, 50 năm tuổi Đảng cho 12 đảng viên.",
        [
            "Huy hiệu 40 năm tuổi Đảng | conferred | Đảng ủy phường Tân Phú | - | - 12 | -",
            "Huy hiệu 50 năm tuổi Đảng | conferred | Đảng ủy phường Tân Phú | - | - 12 | -",
        ],
    ),
    (
        (
            "Dịp này, có 3 đảng viên được trao tặng Huy hiệu 60 năm tuổi Đảng, 5 đảng viên được trao Huy hiệu "
            "50 năm tuổi Đảng và 12 đảng viên nhận Huy hiệu 30 năm tuổi Đảng."
        ),
        [
            "Huy hiệu 60 năm tuổi Đảng | conferred | - | - | - 3 | -",
            "Huy hiệu 50 năm tuổi Đảng | conferred | - | - | - 5 | -",
            "Huy hiệu 30 năm tuổi Đảng | conferred | - | - | - 12 | -",
        ],
    ),
    (
        (
            "Nhân dịp này, Liên đoàn Lao động tỉnh trao Bằng khen cho 12 tập thể, 25 cá nhân; "
            "Công đoàn ngành Y tế tặng Giấy khen cho 30 đoàn viên công đoàn xuất sắc."
        ),
        [
            "Bằng khen | conferred | Liên đoàn Lao động tỉnh | - | 12 25 | -",
            "Giấy khen | conferred | Công đoàn ngành Y tế | - | - 30 | -",
        ],
    ),
    (
        (
            "Tổng Liên đoàn Lao động Việt Nam tặng Cờ thi đua cho Công đoàn Công ty May Sông Hồng; Kỷ niệm chương "
            '"Vì sự nghiệp xây dựng tổ chức Công đoàn" cho 05 đồng chí.'
        ),
        [
            "Cờ thi đua | conferred | Tổng Liên đoàn Lao động Việt Nam | Công đoàn Công ty May Sông Hồng | 1 - | -",
            (
                "Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn | conferred | "
                "Tổng Liên đoàn Lao động Việt Nam | - | - 5 | -"
            ),
        ],
    ),
    (
        (
            "Đề nghị tặng Huân chương Lao động hạng Nhất cho 01 tập thể, hạng Nhì cho 02 tập thể và 01 cá nhân, "
            "hạng Ba cho 05 tập thể, 11 cá nhân."
        ),
        [
            "Huân chương Lao động hạng Nhất | proposed | - | - | 1 - | -",
            "Huân chương Lao động hạng Nhì | proposed | - | - | 2 1 | -",
            "Huân chương Lao động hạng Ba | proposed | - | - | 5 11 | -",
        ],
    ),
    # one "đề nghị" holds over the clauses that follow
    (
        (
            "Tại hội nghị, các đại biểu đã bình xét và thống nhất đề nghị tặng Cờ thi đua của Chính phủ cho Sở Giao thông "
            "vận tải; Cờ thi đua của UBND tỉnh cho Sở Công Thương; Bằng khen của Chủ tịch UBND tỉnh cho Sở Xây dựng "
            "và Sở Tài chính."
        ),
        [
            "Cờ thi đua của Chính phủ | proposed | Chính phủ | Sở Giao thông vận tải | 1 - | -",
            "Cờ thi đua | proposed | UBND tỉnh | Sở Công Thương | 1 - | -",
            "Bằng khen | proposed | Chủ tịch UBND tỉnh | Sở Xây dựng; Sở Tài chính | 2 - | -",
        ],
    ),
    (
        (
            "Hội Cựu chiến binh tỉnh đề nghị Trung ương Hội Cựu chiến binh Việt Nam tặng Bằng khen cho 4 tập thể, "
            "Kỷ niệm chương cho 20 hội viên."
        ),
        [
            "Bằng khen | proposed | Trung ương Hội Cựu chiến binh Việt Nam | - | 4 - | -",
            "Kỷ niệm chương | proposed | Trung ương Hội Cựu chiến binh Việt Nam | - | - 20 | -",
        ],
    ),
    (
        (
            "Thường trực Hội đồng Thi đua - Khen thưởng tỉnh đã trình Chủ tịch UBND tỉnh xem xét, "
            "tặng Bằng khen cho 45 tập thể, 120 cá nhân."
        ),
        ["Bằng khen | proposed | Chủ tịch UBND tỉnh | - | 45 120 | -"],
    ),
    (
        (
            "Trên cơ sở điểm số, Cụm thống nhất xếp thứ tự: Công an thành phố Vinh - Nhất cụm, đề nghị Bộ Công an tặng "
            "Cờ thi đua; Công an huyện Nam Đàn - Nhì cụm, đề nghị Giám đốc Công an tỉnh tặng Giấy khen."
        ),
        [
            "Cờ thi đua | proposed | Bộ Công an | Công an thành phố Vinh | 1 - | -",
            "Giấy khen | proposed | Giám đốc Công an tỉnh | Công an huyện Nam Đàn | 1 - | -",
        ],
    ),
    # what "đề nghị" governs when it asks for something else
    (
        "Chủ tịch UBND tỉnh công nhận 25 xã đạt chuẩn nông thôn mới và tặng Bằng khen cho 10 xã tiêu biểu.",
        ["Bằng khen | conferred | Chủ tịch UBND tỉnh | - | 10 - | -"],
    ),
    # taken back
    (
        "Ban Chấp hành Đảng bộ tỉnh quyết định thu hồi Bằng khen đã tặng cho Chi bộ Trung tâm Y tế huyện.",
        ["Bằng khen | revoked | Ban Chấp hành Đảng bộ tỉnh | Chi bộ Trung tâm Y tế huyện | 1 - | -"],
    ),
    (
        (
            'UBND tỉnh ban hành quyết định hủy bỏ danh hiệu "Chiến sĩ thi đua cấp tỉnh" năm 2015 '
            "đối với ông Nguyễn Văn Bình."
        ),
        ["Chiến sĩ thi đua cấp tỉnh | revoked | UBND tỉnh | Nguyễn Văn Bình | - 1 | 2015"],
    ),
    # the year
    (
        "Đoàn Thanh niên phường được Thành đoàn tặng Cờ thi đua đơn vị xuất sắc dẫn đầu công tác Đoàn năm 2021.",
        ["Cờ thi đua | conferred | Thành đoàn | Đoàn Thanh niên phường | 1 - | 2021"],
    ),
    (
        (
            "Năm 2017, Sở Nội vụ được Chủ tịch nước tặng thưởng Huân chương Lao động hạng Nhì; "
            "02 tập thể được UBND tỉnh công nhận danh hiệu Tập thể Lao động xuất sắc."
        ),
        [
            "Huân chương Lao động hạng Nhì | conferred | Chủ tịch nước | Sở Nội vụ | 1 - | -",
            "Tập thể lao động xuất sắc | conferred | UBND tỉnh | - | 2 - | 2017",
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_awards(text: str, wanted: list[str]) -> None:
    assert wanted, "a row that checks nothing"
    assert rows_of(entries_of(text)) == wanted
