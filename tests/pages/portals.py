"""Pages as government portals make them: ASP.NET tables, SharePoint, Liferay, and a page of bare line breaks."""

from __future__ import annotations

from html import escape

from pages.body import body
from pages.furniture import Surroundings, surroundings
from pages.samples import Kind, Sample


def aspnet(sample: Sample) -> str:
    """Tables within tables, a form around everything, no metadata but the site's name in the title."""
    page = surroundings(f"aspnet {sample.id}", sample.published)
    menu = "".join(
        f'<td class="menuitem"><a href="Default.aspx?id={i}">{name}</a></td>' for i, name in enumerate(page.menu)
    )
    left = "".join(
        f'<tr><td class="leftmenu"><a href="?muc={i}">{name}</a></td></tr>' for i, name in enumerate(page.menu)
    )
    marks = {
        Kind.LEAD: '<p style="text-align: justify"><strong>{}</strong></p>',
        Kind.PARAGRAPH: '<p style="text-align: justify"><span style="font-size: 14px">{}</span></p>',
        Kind.HEADING: "<p><b>{}</b></p>",
        Kind.CAPTION: '<table align="center"><tr><td><img src="/Upload/a.jpg" width="500" /></td></tr>'
        '<tr><td align="center"><em>{}</em></td></tr></table>',
        Kind.SIGNATURE: '<p style="text-align: right"><strong>{}</strong></p>',
    }
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>
	{page.site}
</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><script src="/WebResource.axd?d=1"></script>
<style>.tieude {{ color: #003399 }}</style></head><body>
<form method="post" action="./ChiTiet.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="{"A" * 400}" />
<table width="1000" align="center"><tr><td colspan="3"><img src="/images/banner.jpg" alt="{page.site}" /></td></tr>
<tr>{menu}</tr>
<tr><td colspan="2">{page.today_in_words}</td><td><marquee>Chào mừng quý vị đến với {page.site}</marquee></td></tr>
<tr><td width="180" valign="top"><table>{left}</table></td>
<td valign="top"><table width="100%"><tr><td class="duongdan"><a href="/">Trang chủ</a> &raquo; <a href="/tin">Tin tức</a></td></tr>
<tr><td><span id="ctl00_lblTieuDe" class="tieude">{escape(sample.title)}</span></td></tr>
<tr><td><span id="ctl00_lblNgayDang">{sample.of(Kind.DATELINE)[0]}</span></td></tr>
<tr><td><div id="ctl00_divNoiDung">{body(sample, marks)}</div></td></tr>
<tr><td align="right"><a href="#">[Trở về]</a> <a href="javascript:print()">[In bài]</a> <a href="#">[Gửi bạn bè]</a></td></tr>
<tr><td><b>Các tin đã đăng</b></td></tr><tr><td>{_dated_list(page)}</td></tr></table></td>
<td width="180" valign="top"><table><tr><td>Thống kê truy cập</td></tr><tr><td>Đang truy cập: {page.visits % 90}</td></tr>
<tr><td>Tổng lượt truy cập: {page.visits:,}</td></tr></table></td></tr>
<tr><td colspan="3" align="center">{_licence(page)}</td></tr></table></form></body></html>"""


def _dated_list(page: Surroundings) -> str:
    return "".join(
        f'<div>- <a href="ChiTiet.aspx?tin={i}">{title}</a> ({day.day:02}/{day.month:02}/{day.year})</div>\n'
        for i, (title, day) in enumerate(page.others)
    )


def _licence(page: Surroundings) -> str:
    return (
        f"{page.site}<br>Giấy phép số 12/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 05/4/2013<br>"
        "Chịu trách nhiệm chính: Ông Phan Văn Mẫu, Chánh Văn phòng<br>Địa chỉ: Số 1, đường Mẫu - Điện thoại: 0203.000.000"
    )


def sharepoint(sample: Sample) -> str:
    """Web parts with long machine names; the day of the last change in a meta element, none of publication."""
    page = surroundings(f"sharepoint {sample.id}", sample.published)
    menu = "".join(
        f'<li class="static"><a class="menu-item" href="/Pages/{i}.aspx"><span>{name}</span></a></li>'
        for i, name in enumerate(page.menu)
    )
    others = "".join(
        f'<div class="news-item"><a href="/Pages/tin-{i}.aspx">{title}</a><span class="news-date">({day:%d/%m/%Y})</span></div>'
        for i, (title, day) in enumerate(page.others)
    )
    marks = {
        Kind.LEAD: '<div class="ArticleSapo">{}</div>',
        Kind.PARAGRAPH: '<div style="text-align:justify;">\u200b{}<br></div>',
        Kind.HEADING: "<div><strong>{}</strong><br></div>",
        Kind.CAPTION: '<div style="text-align:center;"><img alt="" src="/PublishingImages/a.jpg" style="width:600px;"></div>'
        '<div style="text-align:center;"><em>{}</em></div>',
        Kind.SIGNATURE: '<div style="text-align:right;"><strong>{}</strong></div>',
    }
    return f"""<!DOCTYPE html><html dir="ltr" lang="vi-VN"><head><meta name="GENERATOR" content="Microsoft SharePoint">
<title>{escape(sample.title)}</title><meta name="Last-Modified" content="{page.today:%Y-%m-%d}T10:00:00"></head>
<body><form id="aspnetForm"><div id="s4-ribbonrow"><span>Hành động trên trang</span></div>
<div id="s4-workspace"><div class="header-top"><span class="current-date">{page.today_in_words}</span></div>
<div id="zz1_TopNavigationMenu" class="noindex ms-core-listMenu-horizontalBox"><ul class="root static">{menu}</ul></div>
<div id="DeltaPlaceHolderMain"><div class="ms-webpart-zone"><div id="MSOZoneCell_WebPartWPQ2" class="ms-webpartzone-cell">
<div class="ArticleContent"><h2 class="ArticleTitle">{escape(sample.title)}</h2>
<div class="ArticleDate">{sample.of(Kind.DATELINE)[0]}</div>
<div class="ms-rtestate-field" id="ctl00_PlaceHolderMain_content">{body(sample, marks)}</div></div>
<div class="ArticleTools"><a href="#">In trang</a> | <a href="#">Gửi email</a> | Số lượt xem: {page.visits % 5000}</div></div>
<div class="ms-webpartzone-cell"><h3>Tin liên quan</h3><div class="other-news">{others}</div></div></div></div>
<div id="footer-row"><p>{_licence(page)}</p></div></div></form></body></html>"""


def liferay(sample: Sample) -> str:
    """Portlets, the headline in a heading of the third rank, the author in an element of its own."""
    page = surroundings(f"liferay {sample.id}", sample.published)
    menu = "".join(
        f'<li class="lfr-nav-item" role="presentation"><a href="/web/guest/{i}">{name}</a></li>'
        for i, name in enumerate(page.menu)
    )
    others = "".join(
        f'<li><a href="/web/guest/-/tin-{i}">{title}</a> <small>{day:%d/%m/%Y}</small></li>'
        for i, (title, day) in enumerate(page.others)
    )
    marks = {
        Kind.LEAD: '<p class="sapo"><strong>{}</strong></p>',
        Kind.PARAGRAPH: "<p>{}</p>",
        Kind.HEADING: "<p><strong>{}</strong></p>",
        Kind.CAPTION: '<p style="text-align: center;"><img src="/documents/1/a.jpg" /><br />\n<em>{}</em></p>',
        Kind.SIGNATURE: '<p class="tac-gia">{}</p>',
    }
    return f"""<!DOCTYPE html><html class="ltr" lang="vi-VN"><head><title>{escape(sample.title)} - {page.site}</title>
<meta content="text/html; charset=UTF-8" http-equiv="content-type" /><meta property="og:title" content="{escape(sample.title)}">
<link rel="canonical" href="{sample.url}"></head><body class="controls-visible site">
<div id="wrapper"><header id="banner" role="banner"><div id="heading"><h1 class="site-title"><a class="logo" href="/">{page.site}</a></h1></div>
<div class="date-time-today">{page.today_in_words}</div><nav class="sort-pages" id="navigation" role="navigation"><ul role="menubar">{menu}</ul></nav></header>
<section id="content"><div class="columns-2" id="main-content" role="main"><div class="portlet-layout row-fluid">
<div class="portlet-column span9" id="column-1"><div class="portlet-boundary portlet-asset-publisher"><section class="portlet">
<div class="portlet-content"><div class="asset-full-content"><h3 class="asset-title">{escape(sample.title)}</h3>
<div class="asset-metadata"><span class="metadata-entry metadata-publish-date">{sample.of(Kind.DATELINE)[0]}</span></div>
<div class="journal-content-article">{body(sample, marks)}</div>
<div class="taglib-social-bookmarks"><ul><li>Tweet</li><li>Chia sẻ</li></ul></div>
<div class="asset-ratings"><span>Trung bình (0 Bình chọn)</span></div>
<div class="lfr-discussion"><p>Bình luận</p>{"".join(f"<div><b>{who}</b><p>{said}</p></div>" for who, said in page.comments)}</div></div>
<div class="tin-khac"><h4>Các tin khác</h4><ul>{others}</ul></div></div></section></div></div>
<div class="portlet-column span3" id="column-2"><div class="portlet"><h2>Thống kê</h2><p>Hôm nay: {page.visits % 700}</p><p>Tổng lượt truy cập: {page.visits}</p></div></div>
</div></div></section><footer id="footer" role="contentinfo"><p>{_licence(page)}</p></footer></div></body></html>"""


def breaks(sample: Sample) -> str:
    """Old hand-made portal: everything in one cell, lines apart by `<br>`, no class names, a generic title."""
    page = surroundings(f"breaks {sample.id}", sample.published)
    menu = " | ".join(f'<a href="{i}.htm">{name}</a>' for i, name in enumerate(page.menu))
    others = "".join(
        f'&bull; <a href="tin{i}.htm">{title}</a> ({day.day}/{day.month}/{day.year})<br>\n'
        for i, (title, day) in enumerate(page.others)
    )
    marks = dict.fromkeys(Kind, "{}<br><br>")
    marks |= {
        Kind.HEADING: "<b>{}</b><br><br>",
        Kind.CAPTION: "<img src=a.jpg><br><i>{}</i><br><br>",
        Kind.SIGNATURE: "<b>{}</b><br><br>",
    }
    text = body(sample, marks, listed=lambda parts: "".join(f"- {escape(part.text)}<br>\n" for part in parts) + "<br>")
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>{page.site}</title></head>
<body bgcolor=#ffffff><center><font size=5 color=red>{page.site.upper()}</font><br>{page.today_in_words}<br>{menu}</center>
<hr><table width=760 align=center><tr><td><font face=Arial size=2>
<font size=4 color=blue><b>{escape(sample.title)}</b></font><br><br>
{sample.of(Kind.DATELINE)[0]}<br><br>
{text}
<b>Tin li&ecirc;n quan:</b><br>
{others}
Lượt xem: {page.visits % 3000}<br>
</font></td></tr></table><hr><center>{_licence(page)}</center></body></html>"""
