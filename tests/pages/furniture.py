"""What sites put around an article, invented: menus, today's date, other articles with their dates, counters, comments."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

_MENU = ["Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Văn bản", "Thi đua - Khen thưởng", "Công đoàn", "Thủ tục hành chính",
         "Lịch công tác", "Hỏi đáp", "Thư viện ảnh", "Góp ý", "Liên hệ", "Sơ đồ cổng", "Đăng nhập"]  # fmt: skip
_OTHERS = [
    "Công bố quyết định bổ nhiệm cán bộ quản lý năm học mới",
    "Ra quân trồng cây đầu xuân tại các xã vùng cao",
    "Phát động ủng hộ đồng bào vùng lũ quét",
    "Khai mạc giải bóng chuyền công nhân, viên chức, lao động",
    "Tập huấn nghiệp vụ công tác văn thư, lưu trữ",
    "Bàn giao nhà tình nghĩa cho gia đình chính sách",
    "Kiểm tra công tác phòng cháy tại chợ trung tâm",
    "Gặp mặt cán bộ hưu trí nhân dịp đầu năm",
    "Sơ kết mùa vụ, bàn biện pháp chống hạn",
    "Hiến máu tình nguyện thu hơn 300 đơn vị máu",
    "Lễ dâng hương tưởng niệm các anh hùng liệt sĩ",
    "Đoàn công tác thăm và làm việc tại khu công nghiệp",
]
_TEASER = ("Sáng nay, đông đảo bạn trẻ đã có mặt từ rất sớm để cùng tham gia hoạt động ý nghĩa này, góp thêm một việc làm "
           "thiết thực cho cộng đồng dân cư nơi mình sinh sống.")  # fmt: skip
_COMMENTS = [
    (
        "Bạn đọc Thanh",
        "Bài viết rất hay, mong các đơn vị khác cũng học tập để phong trào ngày càng lan tỏa rộng hơn nữa.",
    ),
    ("Minh", "Chúc mừng tập thể đã đạt kết quả tốt trong năm vừa qua, tiếp tục phát huy nhé các anh chị ơi!"),
]


@dataclass(frozen=True)
class Surroundings:
    """The furniture of one page; `others` are (title, day) of other articles, `today` is when the page was opened."""

    site: str
    today: dt.date
    menu: tuple[str, ...]
    others: tuple[tuple[str, dt.date], ...]
    teaser: str
    comments: tuple[tuple[str, str], ...]
    visits: int
    rng: random.Random

    @property
    def today_in_words(self) -> str:
        weekday = ["hai", "ba", "tư", "năm", "sáu", "bảy"][self.today.weekday()] if self.today.weekday() < 6 else ""
        return f"{f'Thứ {weekday}' if weekday else 'Chủ nhật'}, ngày {self.today.day:02} tháng {self.today.month:02} năm {self.today.year}"


def surroundings(seed: str, published: dt.date) -> Surroundings:
    """The furniture of the page that `seed` names: never with a day that equals the article's own."""
    rng = random.Random(seed)
    titles = rng.sample(_OTHERS, 10)
    others = tuple(
        (title, published + dt.timedelta(days=rng.choice([-1, 1]) * rng.randint(2, 400))) for title in titles
    )
    site = rng.choice(["Cổng thông tin điện tử tỉnh Mẫu", "Báo Mẫu điện tử", "Liên đoàn Lao động tỉnh Mẫu"])
    menu = tuple(rng.sample(_MENU, 10))
    today = published + dt.timedelta(days=rng.randint(200, 1500))
    return Surroundings(
        site, today, menu, others, _TEASER, tuple(_COMMENTS[: rng.randint(0, 2)]), rng.randint(9999, 9999999), rng
    )
