"""Where a meeting took place, as written and without its preposition. Articles invented."""

from __future__ import annotations

import pytest

import pipeline

VENUES = [
    "Sáng 12/7/2018, tại <TP Hạ Long>, Khối thi đua các sở tổ chức Hội nghị sơ kết công tác thi đua.",
    "Chiều 3/4/2019, tại <hội trường UBND huyện Mường Tè>, Hội Nông dân huyện tổ chức Hội nghị tổng kết công tác Hội.",
    "Ngày 7/7/2015, Hội Nông dân huyện Krông Pa tổ chức lễ ký kết giao ước thi đua năm 2015 tại <Nhà văn hóa huyện>.",
    "Lễ kỷ niệm 30 năm thành lập Trường Mầm non Hoa Mai diễn ra tại <xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình> sáng 3/4/2018.",
    "Sáng 5/6/2019, Sở Giáo dục và Đào tạo tổ chức Lễ phát động thi đua tại <Trường THPT Lê Quý Đôn>.",
    "Ngày 12/10, tại <Trung tâm Hội nghị tỉnh>, Sở Nội vụ tỉnh Hà Nam tổ chức Hội nghị tập huấn nghiệp vụ.",
    "Sáng 12/7/2018, ở <thị trấn Quế>, UBND huyện Kim Bảng tổ chức Hội nghị sơ kết công tác thi đua.",
    "Ngày 8/8/2018, tại <Nhà khách Tỉnh ủy (thành phố Phủ Lý)>, Khối thi đua các sở tổ chức Hội nghị sơ kết.",
    "Ngày 8/8/2018, tại <trụ sở UBND tỉnh> đã diễn ra Hội nghị sơ kết công tác thi đua của Khối thi đua các sở tỉnh Hà Nam.",
    "Ngày 8/8/2018, Sở Tư pháp tổ chức Hội nghị sơ kết công tác thi đua tại <số 12 đường Lê Lợi, thành phố Phủ Lý>.",
    # named in the next sentence
    "Sáng 12/7/2018, Sở Tư pháp tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác tư pháp. Hội nghị diễn ra tại <thành phố Phủ Lý>.",
    "Sáng 12/7/2018, UBND huyện Kim Bảng tổ chức Lễ tuyên dương gia đình văn hóa. Sự kiện diễn ra tại <Nhà văn hóa huyện>.",
    # a comma of the unit's name doesn't end it; the unit that holds the meeting is none of it
    "Sáng 12/7/2018, tại <Sở Văn hóa, Thể thao và Du lịch>, Khối thi đua các sở tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác thi đua.",
    "Sáng 12/7/2018, tại <thị trấn Quế>, huyện Kim Bảng tổ chức Hội nghị sơ kết công tác thi đua.",
    # whose hall it is belongs to it
    "Đại hội Thi đua Quyết thắng lần thứ II đã diễn ra tại <Hội trường 2-9, Bộ Chỉ huy Quân sự tỉnh, TP Vinh>.",
    "Sáng 12/7/2018, tại <hội trường UBND huyện Kim Bảng>, Cụm thi đua các xã, thị trấn của huyện đã sơ kết phong trào thi đua.",
    # a guest behind the place is none of it
    "Sáng 12/7/2018, Sở Tư pháp tổ chức Hội nghị sơ kết công tác tư pháp tại <thành phố Phủ Lý>, ông Lê Văn Tám, Phó Chủ tịch UBND tỉnh dự.",
]


@pytest.mark.parametrize("tagged", VENUES)
def test_venue(tagged: str) -> None:
    record = pipeline.extract(tagged.replace("<", "").replace(">", ""))
    (found,) = record.conferences
    start, end = tagged.index("<"), tagged.index(">") - 1
    assert found.venue == record.text[start:end]
    assert record.evidence["/conferences/0/venue"] == [[start, end]]


NO_VENUE = [
    "Sáng 12/7/2018, Sở Tư pháp tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác tư pháp.",
    # where something else is
    "Sáng 12/7/2018, Sở Tư pháp tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác tư pháp. Phát biểu tại hội nghị, ông Lê Văn Tám biểu dương các đơn vị.",
    "Sáng 12/7/2018, Sở Tư pháp tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác tư pháp; tại hội nghị, các đại biểu nêu ý kiến.",
    "Sáng 12/7/2018, Sở Tư pháp tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác hòa giải tại các xã, phường.",
    "Sáng 12/7/2018, Sở Tư pháp tỉnh Hà Nam tổ chức Hội nghị sơ kết công tác tư pháp. Tại xã Tân Thành, phong trào còn yếu.",
]


@pytest.mark.parametrize("text", NO_VENUE)
def test_no_venue(text: str) -> None:
    (found,) = pipeline.extract(text).conferences
    assert found.venue is None
