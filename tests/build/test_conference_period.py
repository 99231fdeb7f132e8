"""The span under review, or planned for, that a meeting's name states. Articles invented."""

from __future__ import annotations

import pytest

import pipeline

PERIODS = [
    ("Hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2017", "2017-01-01", "2017-06-30"),
    ("Hội nghị tổng kết công tác Hội năm 2018", "2018-01-01", "2018-12-31"),
    ("Hội nghị tổng kết phong trào năm 2018, triển khai nhiệm vụ năm 2019", "2018-01-01", "2018-12-31"),
    ("Hội nghị giao ban công tác thi đua quý I/2019", "2019-01-01", "2019-03-31"),
    ("Hội nghị sơ kết công tác thi đua 9 tháng đầu năm 2019", "2019-01-01", "2019-09-30"),
    ("Hội nghị tổng kết phong trào thi đua yêu nước giai đoạn 2016 - 2020", "2016-01-01", "2020-12-31"),
    ("Hội nghị tổng kết phong trào thi đua nhiệm kỳ 2013 - 2018", "2013-01-01", "2018-12-31"),
    ("Hội nghị triển khai nhiệm vụ 6 tháng cuối năm 2019", "2019-07-01", "2019-12-31"),
    ("Hội nghị sơ kết công tác thi đua 6 tháng đầu năm", "2019-01-01", "2019-06-30"),  # the year of its day
    ("Lễ ký kết giao ước thi đua năm 2020", "2020-01-01", "2020-12-31"),
    ("Lễ phát động phong trào thi đua năm 2019", "2019-01-01", "2019-12-31"),
    ("Hội nghị tổng kết năm học 2018 - 2019", None, None),
    ("Hội nghị tập huấn nghiệp vụ thi đua, khen thưởng", None, None),
    ("Lễ kỷ niệm 30 năm thành lập", None, None),
]


@pytest.mark.parametrize(("name", "first", "last"), PERIODS)
def test_period(name: str, first: str | None, last: str | None) -> None:
    (found,) = pipeline.extract(f"Ngày 10/10/2019, Sở Nội vụ tỉnh Hà Nam tổ chức {name}.").conferences
    assert found.name == name
    assert (found.period_start, found.period_end) == (first, last)
