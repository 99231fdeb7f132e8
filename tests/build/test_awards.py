"""Awards of invented articles: every row of the answer is what the ruling asks for, not what the code happened to say.

An answer's rows read `title | status | granter | recipients; … | collectives individuals | year`, `-` for nothing.
"""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article, Block, Role
from pipeline.build.awards import AwardEntry, build_awards
from pipeline.build.events import choose_events
from pipeline.build.evidence import flatten
from pipeline.recipe import read_doc

KEYS = ["title", "status", "granter", "recipients", "collectives", "individuals", "year"]


def lines_of(text: str) -> list[Block]:
    """Each line of a text as a block of its body."""
    return [Block(Role.BODY, line.start(), line.end()) for line in re.finditer(r".+", text)]


def entries_of(text: str, blocks: list[Block] | None = None) -> list[AwardEntry]:
    doc = read_doc(Article(text, blocks or lines_of(text)))
    return build_awards(doc, choose_events(doc))


def row_of(award: dict[str, Any]) -> str:
    """One award in the notation of the tables."""
    counts = " ".join(str(award[key] if award[key] is not None else "-") for key in ("collectives", "individuals"))
    return " | ".join(
        [
            award["title"],
            award["status"],
            award["granter"] or "-",
            "; ".join(award["recipients"]) or "-",
            counts,
            str(award["year"] or "-"),
        ]
    )


def rows_of(entries: list[AwardEntry]) -> list[str]:
    return [row_of(award) for award in flatten(entries).plain]


SENTENCES: list[tuple[str, list[str]]] = [
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

# Nothing was given, or it is no news, or no award of the State and its bodies.
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


@pytest.mark.parametrize(("text", "wanted"), [*SENTENCES, *ARTICLES])
def test_awards(text: str, wanted: list[str]) -> None:
    assert wanted, "a row that checks nothing"
    assert rows_of(entries_of(text)) == wanted


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert rows_of(entries_of(text)) == []


@pytest.mark.parametrize("role", [Role.CAPTION, Role.TITLE])
def test_caption_or_headline_alone_tells_no_award(role: Role) -> None:
    line = "UBND huyện Sông Lam tặng Giấy khen cho 6 tập thể và 10 cá nhân"
    body = "Hội nghị bàn phương hướng năm sau."
    text = f"{line}\n{body}"
    blocks = [Block(role, 0, len(line)), Block(Role.BODY, len(line) + 1, len(text))]
    assert rows_of(entries_of(text, blocks)) == []


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
