"""One report as several sites print it, and reports that only share a model."""

from damage import SENTENCES

BODY = [
    "Sáng 12/7/2018, tại thành phố Phủ Lý, Khối thi đua các sở tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm, triển khai phương hướng 6 tháng cuối năm 2018. Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ, Trưởng khối chủ trì hội nghị.",
    "Trong 6 tháng đầu năm, 9 đơn vị của khối đã phát động 14 đợt thi đua, gắn với việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; 45 tập thể và 112 cá nhân được khen thưởng kịp thời.",
    "Thảo luận tại hội nghị, đại biểu các sở trao đổi kinh nghiệm xây dựng điển hình tiên tiến, đề nghị tỉnh sớm sửa đổi quy chế chấm điểm và tăng tỷ lệ khen thưởng cho người lao động trực tiếp.",
    "Kết luận hội nghị, đồng chí Trần Văn Hải yêu cầu các thành viên hoàn thành 100% chỉ tiêu đã ký kết, gửi hồ sơ về Sở Nội vụ trước ngày 30/11 và chọn Sở Y tế làm điểm cho phong trào cải cách hành chính.",
    "Dịp này, 3 đơn vị dẫn đầu nhận Giấy khen của Giám đốc Sở Nội vụ.",
]


def page(title: str, body: list[str] = BODY, end: str = "") -> str:
    """A page's text: title, paragraphs, what stands below."""
    return "\n\n".join((title, *body, end)).rstrip() + "\n"


REPORT = page("Khối thi đua các sở sơ kết 6 tháng đầu năm 2018")
SITES = {
    "another title": page("Hà Nam: 112 cá nhân được khen thưởng"),
    "another signature": page("Khối thi đua các sở sơ kết 6 tháng đầu năm 2018", end="Nguyễn Minh – Cổng thông tin điện tử"),
    "last paragraph cut": page("Khối thi đua các sở sơ kết", BODY[:-1]),
    "site furniture": "Trang chủ\nGiới thiệu\nVăn bản\n\n" + page(
        "Khối thi đua các sở sơ kết", end="Các tin khác\nTập huấn công tác văn thư (12/3/2018)\nSố lượt truy cập: 1.234.567"
    ),
    "other tone marks": REPORT.replace("thúy", "thuý").replace("hóa", "hoá").replace("thỏa", "thoả").replace("tỷ", "tỉ"),
    "a sentence of its own": page("Tin vắn", [BODY[0], "Đây là hội nghị lần thứ hai trong năm.", *BODY[1:]]),
}  # fmt: skip


def monthly(month: int, numbers: tuple[int, ...]) -> str:
    """The monthly review of one office: every month the same sentences with other numbers."""
    received, sent, files, groups, people = numbers
    return page(
        f"Sở Nội vụ giao ban tháng {month}",
        [
            f"Ngày 3/{month + 1}, Sở Nội vụ tỉnh Hà Nam tổ chức hội nghị giao ban đánh giá kết quả công tác tháng {month} và triển khai nhiệm vụ tháng {month + 1}. Đồng chí Trần Văn Hải, Giám đốc Sở chủ trì hội nghị. Tham dự có lãnh đạo các phòng, ban, đơn vị trực thuộc và toàn thể công chức, viên chức của Sở.",
            f"Trong tháng, Sở đã tiếp nhận và giải quyết {received} văn bản đến, phát hành {sent} văn bản đi, thẩm định {files} hồ sơ đề nghị khen thưởng, trình Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho {groups} tập thể và {people} cá nhân có thành tích xuất sắc trong các phong trào thi đua yêu nước.",
            "Thảo luận tại hội nghị, các ý kiến tập trung phân tích những khó khăn, vướng mắc trong quá trình thực hiện, nhất là công tác phối hợp giữa các phòng, đơn vị, việc ứng dụng công nghệ thông tin và chấp hành kỷ luật, kỷ cương hành chính của một số công chức.",
            "Kết luận hội nghị, đồng chí Giám đốc ghi nhận sự nỗ lực của các phòng, đơn vị và yêu cầu trong tháng tới tập trung thực hiện tốt kế hoạch đã đề ra, nâng cao chất lượng tham mưu, đẩy mạnh cải cách hành chính và chuẩn bị tốt các nội dung phục vụ kỳ họp của Hội đồng nhân dân tỉnh.",
        ],
    )


def half_year(province: str, leader: str) -> str:
    """The half-year review of a block, written by a model that all provinces use."""
    return page(
        "Khối thi đua sơ kết",
        [
            f"Khối thi đua các cơ quan tham mưu tổng hợp tỉnh {province} vừa tổ chức hội nghị sơ kết 6 tháng đầu năm 2018. Đồng chí {leader}, Trưởng khối chủ trì hội nghị. Tham dự có đại diện Ban Thi đua - Khen thưởng tỉnh {province} và các đơn vị thành viên trong khối.",
            f"Trong 6 tháng đầu năm, các đơn vị trong khối đã bám sát chương trình công tác, phát động nhiều phong trào thi đua thiết thực, hoàn thành tốt nhiệm vụ chính trị được giao, góp phần vào sự phát triển kinh tế - xã hội của tỉnh {province}.",
            "Các phong trào được triển khai sâu rộng, có trọng tâm, trọng điểm, thu hút đông đảo cán bộ, công chức, viên chức và người lao động tham gia; công tác tuyên truyền, nhân rộng điển hình tiên tiến được quan tâm; việc khen thưởng kịp thời, đúng người, đúng việc, hướng về cơ sở.",
            f"Kết luận hội nghị, đồng chí {leader} đề nghị các đơn vị tiếp tục đẩy mạnh các phong trào thi đua, phấn đấu hoàn thành vượt mức các chỉ tiêu năm 2018, làm tốt công tác bình xét, đề nghị khen thưởng bảo đảm chính xác, công bằng, đúng quy định.",
        ],
    )


MODELS = {
    "the next month": (monthly(5, (312, 145, 28, 3, 17)), monthly(6, (287, 160, 31, 5, 9))),
    "another province": (half_year("Hà Nam", "Trần Văn Hải"), half_year("Nam Định", "Lê Thị Mai")),
    "another report": (REPORT, page("Tin trong ngày", SENTENCES[5:12])),
}
