"""Which meetings of an article become entries: all that are its news, each once, and nothing told in passing. Articles invented."""

from __future__ import annotations

import pytest

import pipeline


def told(text: str, published: str | None = None) -> list[tuple[str | None, str | None]]:
    """(name, day) of each conference of an article."""
    return [(c.name, c.start) for c in pipeline.extract(text, published).conferences]


ONE = [
    (
        "Sở Y tế tổng kết năm\n\nSáng 12/1/2018, Sở Y tế tỉnh Hà Nam tổ chức Hội nghị tổng kết công tác năm 2017.\n\nBác sĩ Trần Văn Hải, Giám đốc Sở Y tế phát biểu tại hội nghị.",
        [("Hội nghị tổng kết công tác năm 2017", "2018-01-12")],
    ),
    (  # told in the headline, in the lead and again at the end
        "Hội Nông dân huyện Kim Bảng sơ kết 6 tháng đầu năm\n\nNgày 5/7/2019, Hội Nông dân huyện Kim Bảng tổ chức hội nghị sơ kết công tác Hội 6 tháng đầu năm 2019.\n\nHội nghị sơ kết công tác Hội kết thúc sau một buổi làm việc khẩn trương.",
        [("hội nghị sơ kết công tác Hội 6 tháng đầu năm 2019", "2019-07-05")],
    ),
    (  # told again with its date
        "Trường THPT Lê Quý Đôn kỷ niệm 60 năm thành lập\n\nSáng 18/11/2019, Trường THPT Lê Quý Đôn (tỉnh Hà Nam) long trọng tổ chức Lễ kỷ niệm 60 năm thành lập trường.\n\nĐến dự có bà Lê Thị Mai, Phó Chủ tịch UBND tỉnh.\n\nLễ kỷ niệm 60 năm thành lập trường ngày 18/11/2019 có hơn 2.000 học sinh cũ về dự.",
        [("Lễ kỷ niệm 60 năm thành lập trường", "2019-11-18")],
    ),
    (
        "Trường THPT Lê Quý Đôn kỷ niệm 60 năm thành lập\n\nSáng 18/11/2019, Trường THPT Lê Quý Đôn (tỉnh Hà Nam) long trọng tổ chức Lễ kỷ niệm 60 năm thành lập trường.\n\nSáng 18/11, Lễ kỷ niệm 60 năm thành lập trường diễn ra trang trọng.",
        [("Lễ kỷ niệm 60 năm thành lập trường", "2019-11-18")],
    ),
    (  # announced, when that is the news
        "Sắp diễn ra Đại hội Thi đua yêu nước tỉnh Lào Cai\n\nNgày 25/9/2020, UBND tỉnh Lào Cai sẽ tổ chức Đại hội Thi đua yêu nước tỉnh Lào Cai lần thứ V. Ban Thi đua - Khen thưởng tỉnh đã hoàn tất công tác chuẩn bị.",
        [("Đại hội Thi đua yêu nước tỉnh Lào Cai lần thứ V", "2020-09-25")],
    ),
    (
        "Chiều 6/6/2018, Sở Y tế tỉnh Hà Nam có buổi làm việc với UBND huyện Kim Bảng về công tác phòng dịch.",
        [("buổi làm việc với UBND huyện Kim Bảng về công tác phòng dịch", "2018-06-06")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_meeting_is_one_entry(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


SEVERAL = [
    (
        "Sáng 3/3/2018, UBND huyện Kim Bảng tổ chức Lễ khởi công xây dựng Trường Mầm non Hoa Mai. Chiều cùng ngày, huyện tổ chức Hội nghị gặp mặt doanh nghiệp.",
        [
            ("Lễ khởi công xây dựng Trường Mầm non Hoa Mai", "2018-03-03"),
            ("Hội nghị gặp mặt doanh nghiệp", "2018-03-03"),
        ],
    ),
    (
        "Sáng 3/3/2021, UBND huyện Bình Lục tổ chức Hội nghị tổng kết công tác quân sự năm 2020. Đồng chí Lê Văn Minh, Chủ tịch UBND huyện chủ trì.\n\n* Cùng ngày, Huyện đoàn Bình Lục tổ chức Lễ phát động Tháng Thanh niên năm 2021.",
        [
            ("Hội nghị tổng kết công tác quân sự năm 2020", "2021-03-03"),
            ("Lễ phát động Tháng Thanh niên năm 2021", "2021-03-03"),
        ],
    ),
    (
        "Ngày 12/12/2018, Cụm thi đua số 3 tỉnh Yên Bái tổ chức Hội nghị tổng kết phong trào thi đua năm 2018.\n\nTrước đó, ngày 10/12/2018, Cụm thi đua số 4 tỉnh Yên Bái tổ chức Hội nghị bình xét thi đua năm 2018.",
        [
            ("Hội nghị tổng kết phong trào thi đua năm 2018", "2018-12-12"),
            ("Hội nghị bình xét thi đua năm 2018", "2018-12-10"),
        ],
    ),
    (
        "TIN VẮN\n\n* Sáng 8/3/2019, Hội LHPN tỉnh Lai Châu tổ chức Hội nghị tổng kết công tác Hội năm 2018.\n\n* Chiều 9/3/2019, Công đoàn ngành Giáo dục tỉnh Lai Châu tổ chức Lễ kỷ niệm 90 năm thành lập Công đoàn Việt Nam.\n\n* Ngày 10/3/2019, Bộ CHQS tỉnh Lai Châu tổ chức Lễ phát động đợt thi đua cao điểm.",
        [
            ("Hội nghị tổng kết công tác Hội năm 2018", "2019-03-08"),
            ("Lễ kỷ niệm 90 năm thành lập Công đoàn Việt Nam", "2019-03-09"),
            ("Lễ phát động đợt thi đua cao điểm", "2019-03-10"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_reported_meeting_is_an_entry(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


PASSING = [
    "Tiếp đó, Sở sẽ tổ chức Hội nghị tổng kết phong trào thi đua vào tháng 12.",
    "Đồng chí nhắc lại Đại hội Thi đua yêu nước toàn quốc lần thứ IX năm 2015.",
    "Trong năm, đơn vị đã tổ chức 12 hội nghị tập huấn nghiệp vụ cho 300 cán bộ.",
]


@pytest.mark.parametrize("passing", PASSING)
def test_meetings_in_passing_are_none(passing: str) -> None:
    text = f"Sáng 12/7/2018, Sở Tư pháp tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác tư pháp 6 tháng đầu năm 2018.\n\n{passing}"
    assert told(text) == [("Hội nghị sơ kết công tác tư pháp 6 tháng đầu năm 2018", "2018-07-12")]


NONE = [
    "UBND tỉnh Hà Nam vừa ban hành Quyết định số 12/2019/QĐ-UBND về Quy chế thi đua, khen thưởng. Quyết định có hiệu lực từ ngày 15/3/2019.",
    "Xã Thanh Hà, huyện Thanh Liêm hiện có 12 mô hình trồng bưởi cho thu nhập cao. Gia đình ông Nguyễn Văn Tư thu lãi 200 triệu đồng mỗi năm.",
    "Tối 5/5/2019, trên sân Hàng Đẫy, câu lạc bộ Hà Nội thắng 3-1 trước câu lạc bộ Hải Phòng ở vòng 8 V.League. Huấn luyện viên khen các cầu thủ thi đấu hết mình.",
    "Sáng 6/6/2018, Tòa án nhân dân tỉnh Hà Nam mở phiên tòa xét xử sơ thẩm bị cáo Nguyễn Văn Bảy về tội trộm cắp tài sản.",
    "Đêm chung kết cuộc thi Hoa hậu Biển diễn ra tối 8/8/2018 tại Nha Trang. Ca sĩ Mỹ Duyên hát mở màn.",
    "Tổng thống Pháp chủ trì hội nghị thượng đỉnh về khí hậu tại Paris ngày 12/12/2017. Tổng thống Đức và Thủ tướng Anh dự.",
    "Sáng 12/7/2018, Chủ tịch UBND tỉnh Hà Nam Vũ Văn Nam đến thăm, tặng quà gia đình chính sách ở xã Thanh Hà.",
    "Chùa Linh Quang tổ chức Đại lễ Phật đản ngày 12/5/2019 với hàng vạn phật tử.",
    "Ngày 3/3/2018 là ngày truyền thống Bộ đội Biên phòng. Bộ đội Biên phòng tỉnh Hà Nam lập nhiều chiến công.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_meeting_no_entry(text: str) -> None:
    assert pipeline.extract(text).conferences == []
