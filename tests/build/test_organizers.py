"""Who held a meeting: subject of the holding verb, `do X tổ chức`, `… của X`. Articles invented."""

from __future__ import annotations

import pytest

import pipeline

CASES = [
    # the subject of the holding verb
    ("Sáng 12/7/2018, Sở Tư pháp tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác tư pháp.", ["Sở Tư pháp tỉnh Hà Nam"]),
    ("Ngày 4/7/2018, tại thị xã Nghĩa Lộ, Cụm thi đua số 5 tỉnh Yên Bái tổ chức Hội nghị sơ kết.", ["Cụm thi đua số 5 tỉnh Yên Bái"]),
    ("Chiều 3/3/2020, Khối thi đua các sở tỉnh Hà Nam tổng kết công tác thi đua năm 2019.", ["Khối thi đua các sở tỉnh Hà Nam"]),
    ("Sáng 20/5/2019, Trường THPT Lê Quý Đôn long trọng tổ chức Lễ kỷ niệm 30 năm thành lập trường.", ["Trường THPT Lê Quý Đôn"]),
    ("Chiều 3/3/2020, BCH Hội Nông dân tỉnh Hà Nam họp hội nghị lần thứ 3, sơ kết công tác Hội.", ["BCH Hội Nông dân tỉnh Hà Nam"]),
    ("Chiều 3/3/2020, Cụm thi đua số 5, Bộ Công an tổ chức Hội nghị tổng kết công tác thi đua.", ["Cụm thi đua số 5"]),
    ("Chiều 3/3/2020, Cụm thi đua số 3, Bộ Công an gồm Công an các tỉnh Cao Bằng, Sơn La tổ chức Hội nghị tổng kết.", ["Cụm thi đua số 3"]),
    ("Chiều 3/3/2020 đã diễn ra hội nghị giao ban Cụm thi đua Hội Chữ thập đỏ các tỉnh miền Trung.", ["Cụm thi đua Hội Chữ thập đỏ các tỉnh miền Trung"]),
    # two and more
    (
        "Sáng 5/6/2019, Liên đoàn Lao động tỉnh Nghệ An phối hợp với Sở Giáo dục và Đào tạo tổ chức Lễ phát động thi đua.",
        ["Liên đoàn Lao động tỉnh Nghệ An", "Sở Giáo dục và Đào tạo"],
    ),
    (
        "Ngày 8/3/2019, Hội LHPN tỉnh Lai Châu và Tỉnh đoàn Lai Châu tổ chức Hội nghị biểu dương phụ nữ tiêu biểu.",
        ["Hội LHPN tỉnh Lai Châu", "Tỉnh đoàn Lai Châu"],
    ),
    (
        "Sáng 8/8/2018, Sở Nội vụ, Sở Y tế và Sở Tài chính tỉnh Hà Nam đồng tổ chức Hội nghị ký kết quy chế phối hợp.",
        ["Sở Nội vụ", "Sở Y tế", "Sở Tài chính tỉnh Hà Nam"],
    ),
    # without `Ban tổ chức`, `lãnh đạo`
    ("Sáng 8/8/2018, Đại diện lãnh đạo Sở Nội vụ tỉnh Hà Nam tổ chức cuộc họp với các đơn vị.", ["Sở Nội vụ tỉnh Hà Nam"]),
    ("Sáng 6/2/2018, lãnh đạo Sở Y tế tỉnh Hà Nam tổ chức cuộc họp triển khai nhiệm vụ quý I.", ["Sở Y tế tỉnh Hà Nam"]),
    # `do X tổ chức`
    ("Lễ tuyên dương học sinh giỏi do Sở Giáo dục và Đào tạo tỉnh Hà Nam tổ chức diễn ra sáng 12/6/2019.", ["Sở Giáo dục và Đào tạo tỉnh Hà Nam"]),
    (
        "Sáng 8/8/2017, tại Đà Lạt diễn ra Hội thảo về phong trào thi đua do Ban Thi đua - Khen thưởng tỉnh Lâm Đồng phối hợp với Trường Chính trị tỉnh tổ chức.",
        ["Ban Thi đua - Khen thưởng tỉnh Lâm Đồng", "Trường Chính trị tỉnh"],
    ),
    # the body that sits
    ("Sáng 4/7/2018, tại hội trường tỉnh đã diễn ra Kỳ họp thứ 6, HĐND tỉnh khóa IX.", ["HĐND tỉnh"]),
    # `… của X`
    ("Sáng 15/8/2017, Hội nghị sơ kết công tác thi đua của Cụm thi đua số 3 diễn ra tại tỉnh Lào Cai.", ["Cụm thi đua số 3"]),
    ("Chiều 9/7/2018, Phiên họp thường kỳ của UBND tỉnh Sơn La diễn ra dưới sự chủ trì của Chủ tịch UBND tỉnh.", ["UBND tỉnh Sơn La"]),
    ("Sáng 5/5/2018, tại Phủ Lý diễn ra Hội nghị tổng kết phong trào thi đua. Hội nghị do Sở Nội vụ tỉnh Hà Nam tổ chức.", ["Sở Nội vụ tỉnh Hà Nam"]),
    # a block that meets
    (
        "Sáng 5/7/2018, tại thành phố Yên Bái đã diễn ra Hội nghị sơ kết công tác thi đua Cụm thi đua số 3 tỉnh Yên Bái.",
        ["Cụm thi đua số 3 tỉnh Yên Bái"],
    ),
    # the headline, where the body doesn't say
    (
        "Sở Y tế tỉnh Hà Nam tổng kết công tác năm 2017\n\nHội nghị tổng kết công tác năm 2017 diễn ra sáng 12/1/2018. Bác sĩ Trần Văn Hải, Giám đốc Sở chủ trì hội nghị.",
        ["Sở Y tế tỉnh Hà Nam"],
    ),
    # adverbials before the subject are none of it
    (
        "Thực hiện chỉ đạo của UBND tỉnh, sáng 12/7/2018, Sở Tài chính tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua.",
        ["Sở Tài chính tỉnh Hà Nam"],
    ),
    (
        "Nhân kỷ niệm Ngày Nhà giáo Việt Nam, sáng 19/11/2018, UBND huyện Mường Tè tổ chức Lễ tuyên dương nhà giáo tiêu biểu.",
        ["UBND huyện Mường Tè"],
    ),
    (
        "Sáng 12/7/2018, thực hiện kế hoạch của UBND tỉnh, Sở Tài chính tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua.",
        ["Sở Tài chính tỉnh Hà Nam"],
    ),
    # a place is none, nor who chairs or attends
    ("Sáng 5/5/2018, tại tỉnh Sơn La diễn ra Hội nghị tổng kết phong trào thi đua.", []),
    ("Sáng 5/5/2018, ông Lê Văn Tám, Phó Chủ tịch UBND tỉnh Sơn La dự Hội nghị tổng kết phong trào thi đua.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "units"), CASES)
def test_organizers(text: str, units: list[str]) -> None:
    (found,) = pipeline.extract(text).conferences
    assert found.organizers == units


def test_each_is_read_where_it_stands() -> None:
    text = "Sáng 5/6/2019, Tỉnh đoàn Nghệ An phối hợp với Sở Tư pháp tổ chức Hội nghị tập huấn nghiệp vụ."
    record = pipeline.extract(text)
    read = []
    for i in range(2):
        spans = record.evidence[f"/conferences/0/organizers/{i}"]
        assert isinstance(spans, list)
        read += [record.text[start:end] for start, end in spans]
    assert read == ["Tỉnh đoàn Nghệ An", "Sở Tư pháp"]
