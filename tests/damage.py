"""Sound sentences, and what old encodings and careless programs make of them: the way back is what the tests check.

The TCVN3 table is that of TCVN 5712:1993 (VN3), the VNI one that of the VNI-Windows fonts.
"""

import html
import unicodedata

SENTENCES = [
    "Hội nghị tổng kết công tác thi đua, khen thưởng năm 2017 của Khối thi đua các sở",
    "Sáng 12/7/2018, tại Phủ Lý, Khối thi đua các cơ quan Đảng sơ kết 6 tháng đầu năm",
    "Đồng chí Trần Văn Hải, Giám đốc Sở Nội vụ, Trưởng khối chủ trì hội nghị",
    "Sở Y tế được tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "Công đoàn ngành giáo dục phát động phong trào “Dạy tốt, học tốt” trong toàn huyện",
    "Các đơn vị trong cụm đã ký kết giao ước thi đua và bầu Trưởng cụm, Phó trưởng cụm năm 2019",
    "Tập thể cán bộ, chiến sĩ Trung đoàn 95 vinh dự đón nhận Cờ thi đua của Chính phủ",
    "Nhân dịp này, Bộ trưởng đã trao Kỷ niệm chương cho 15 cá nhân – những người có nhiều đóng góp",
    "Quỹ khuyến học xã tặng quà cho những học sinh nghèo vượt khó, mỗi suất 500.000 đồng",
    "Ông Nguyễn Hữu Đẳng thay mặt khối trình bày dự thảo quy chế hoạt động sửa đổi",
    "Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” được đẩy mạnh ở 12 khu dân cư",
    "Bệnh viện đa khoa huyện đề nghị công nhận danh hiệu Tập thể lao động xuất sắc",
    "Dưới sự chỉ đạo của cấp ủy, các chi bộ đã hoàn thành vượt mức 9 chỉ tiêu",
    "Thời tiết giá rét, mưa phùn kéo dài nhưng bà con vẫn bám ruộng, giữ vững tiến độ gieo cấy",
    "Đại hội thi đua yêu nước lần thứ V diễn ra vào ngày 19 tháng 5, có 250 đại biểu tham dự",
    "Trường mầm non đã xây được 3 phòng học mới, sửa chữa tường rào và mua sắm thêm đồ chơi",
    "Hợp tác xã nuôi trồng thủy sản ở Quỳnh Lưu đạt doanh thu 12,5 tỷ đồng, lãi ròng gần 2 tỷ",
    "Lực lượng dân quân tự vệ huấn luyện giỏi; kết quả kiểm tra bắn súng đạt loại khá",
    "Hội Chữ thập đỏ kêu gọi hiến máu: hơn 300 đoàn viên, thanh niên đăng ký ngay buổi đầu",
    "Ngành điện lực bảo đảm cung ứng đủ điện, giảm tổn thất xuống còn 6,8% trong quý III",
]

_TONES = (
    "",
    "\u0300",
    "\u0309",
    "\u0303",
    "\u0301",
    "\u0323",
)  # the order of both tables: ngang huyền hỏi ngã sắc nặng

_TCVN3 = {
    "a": "aµ¶·¸¹", "ă": "¨»¼½¾Æ", "â": "©ÇÈÉÊË", "e": "eÌÎÏÐÑ", "ê": "ªÒÓÔÕÖ", "i": "i×ØÜÝÞ", "o": "oßáâãä",
    "ô": "«åæçèé", "ơ": "¬êëìíî", "u": "uïñòóô", "ư": "\u00adõö÷øù", "y": "yúûüýþ",
}  # fmt: skip
_TCVN3_PLAIN = {"Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§", "đ": "®"}

_VNI_MARKS = {
    "": ("", "ø", "û", "õ", "ù", "ï"),
    "\u0306": ("ê", "è", "ú", "ü", "é", "ë"),
    "\u0302": ("â", "à", "å", "ã", "á", "ä"),
}
_VNI_ALONE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def _letter(base: str, tone: str) -> str:
    return unicodedata.normalize("NFC", base + tone)


def tcvn3(text: str) -> str:
    """As TCVN3 bytes look when read as windows-1252; its capitals with a tone are small letters."""
    table = dict(_TCVN3_PLAIN)
    for base, forms in _TCVN3.items():
        for tone, form in zip(_TONES, forms, strict=True):
            table[_letter(base, tone)] = form
            if tone:
                table[_letter(base.upper(), tone)] = form
    return "".join(table.get(c, c) for c in text)


def vni(text: str) -> str:
    """As VNI bytes look when read as windows-1252: the vowel, then its marks."""
    table = {}
    for base in "aeiouy":
        for mark, forms in _VNI_MARKS.items():
            for tone, form in zip(_TONES, forms, strict=True):
                letter = _letter(base, mark + tone) if mark else _letter(base, tone)
                if len(letter) == 1 and form:
                    table[letter] = base + form
    for base, plain in (("ơ", "ô"), ("ư", "ö")):
        for tone, form in zip(_TONES, _VNI_MARKS[""], strict=True):
            table[_letter(base, tone)] = plain + form
    table |= _VNI_ALONE
    table |= {letter.upper(): form.upper() for letter, form in table.items()}
    return "".join(table.get(c, c) for c in text)


def windows_1258(text: str) -> bytes:
    """windows-1258 as Windows writes it: the letter with its hat or horn, then the tone as a byte of its own."""
    out = b""
    for c in text:
        parts = unicodedata.normalize("NFD", c)
        tone = next((mark for mark in parts if mark in _TONES[1:]), "")
        out += (unicodedata.normalize("NFC", parts.replace(tone, "", 1) if tone else c) + tone).encode("cp1258")
    return out


def read_as_windows_1252(data: bytes) -> str:
    """As a browser reads it: the five bytes that windows-1252 lacks are control characters."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


def numeric_entities(text: str) -> str:
    return "".join(c if c.isascii() else f"&#{ord(c)};" for c in text)


def named_entities(text: str) -> str:
    """As an editor for the web writes it: names where HTML 4 has them, numbers elsewhere."""
    return html.escape(text).encode("ascii", "xmlcharrefreplace").decode().replace("&#224;", "&agrave;").replace(
        "&#244;", "&ocirc;"
    )  # fmt: skip


def strewn(text: str) -> str:
    """Zero-width spaces between and within words, soft hyphens, spaces that don't break."""
    return text.replace(" ", "\u200b ", 2).replace("h", "h\u00ad", 1).replace("n", "n\u200d", 1)
