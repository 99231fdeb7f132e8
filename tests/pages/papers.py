"""Pages as papers and content management systems make them: Joomla, WordPress, a newspaper with JSON-LD."""

from __future__ import annotations

import json
from html import escape

from pages.body import body
from pages.furniture import surroundings
from pages.samples import Kind, Sample


def joomla(sample: Sample) -> str:
    """A component's page: `time` element, hit counter, pager to the neighbours."""
    page = surroundings(f"joomla {sample.id}", sample.published)
    menu = "".join(
        f'<li class="item-{100 + i}"><a href="/index.php/{i}">{name}</a></li>' for i, name in enumerate(page.menu)
    )
    latest = "".join(f'<li><a href="/index.php/tin/{i}">{title}</a></li>' for i, (title, _) in enumerate(page.others))
    marks = {
        Kind.LEAD: "<p><strong>{}</strong></p>",
        Kind.PARAGRAPH: '<p style="text-align: justify;">{}</p>',
        Kind.HEADING: "<h4>{}</h4>",
        Kind.CAPTION: '<p style="text-align: center;"><img src="/images/a.jpg" alt="" /></p><p style="text-align: center;"><em>{}</em></p>',
        Kind.SIGNATURE: '<p style="text-align: right;"><strong>{}</strong></p>',
    }
    return f"""<!DOCTYPE html><html xml:lang="vi-vn" lang="vi-vn"><head><base href="{sample.url}" /><meta name="generator" content="Joomla! - Open Source Content Management" />
<title>{escape(sample.title)}</title><link href="{sample.url}" rel="canonical" /></head><body class="site com_content view-article">
<div class="body"><div class="container"><header class="header" role="banner"><a class="brand" href="/"><span class="site-title">{page.site}</span></a><div class="custom">{page.today_in_words}</div></header>
<nav class="navigation" role="navigation"><ul class="nav menu nav-pills">{menu}</ul></nav>
<div class="row-fluid"><div id="aside" class="span3"><div class="moduletable"><h3>Tin mới nhất</h3><ul class="latestnews">{latest}</ul></div></div>
<main id="content" role="main" class="span9"><ul itemscope class="breadcrumb"><li>Bạn đang ở:</li><li><a href="/">Trang chủ</a></li></ul>
<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{escape(sample.title)}</h2></div>
<div class="icons"><ul><li class="print-icon"><a href="#">In</a></li><li class="email-icon"><a href="#">Email</a></li></ul></div>
<dl class="article-info muted"><dd class="published"><time datetime="{sample.published}T07:12:00+07:00" itemprop="datePublished">{sample.of(Kind.DATELINE)[0]}</time></dd>
<dd class="hits"><span class="icon-eye-open"></span> Lượt xem: {page.visits % 4000}</dd></dl>
<div itemprop="articleBody">{body(sample, marks)}</div>
<ul class="pager pagenav"><li class="previous"><a href="/index.php/truoc" rel="prev">Trước</a></li><li class="next"><a href="/index.php/sau" rel="next">Tiếp</a></li></ul></div></main></div></div>
<footer class="footer" role="contentinfo"><p>&copy; {page.today.year} {page.site}</p></footer></div></body></html>"""


def wordpress(sample: Sample) -> str:
    """A blog theme: `wp-caption`, meta elements of an SEO plugin, share buttons, comments, other posts with teasers."""
    page = surroundings(f"wordpress {sample.id}", sample.published)
    menu = "".join(
        f'<li id="menu-item-{i}" class="menu-item menu-item-type-taxonomy"><a href="/{i}/">{name}</a></li>'
        for i, name in enumerate(page.menu)
    )
    posts = "".join(
        f'<article class="post"><h4 class="entry-title"><a href="/p{i}/">{title}</a></h4><time datetime="{day}">{day:%d/%m/%Y}</time><p>{page.teaser}</p></article>'
        for i, (title, day) in enumerate(page.others[:4])
    )
    comments = "".join(
        f'<li class="comment"><cite>{who}</cite><span class="says">viết:</span><time datetime="{page.today}">{page.today:%d/%m/%Y}</time><p>{said}</p></li>'
        for who, said in page.comments
    )
    marks = {
        Kind.LEAD: "<p><strong>{}</strong></p>",
        Kind.PARAGRAPH: "<p>{}</p>",
        Kind.HEADING: "<p><strong>{}</strong></p>",
        Kind.CAPTION: '<figure class="wp-caption aligncenter"><img class="size-full" src="/wp-content/a.jpg" /><figcaption class="wp-caption-text">{}</figcaption></figure>',
        Kind.SIGNATURE: '<p style="text-align: right;"><em>{}</em></p>',
    }
    stamp = f"{sample.published}T02:10:00+00:00"
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"><title>{escape(sample.title)} - {page.site}</title>
<link rel="canonical" href="{sample.url}"><meta property="og:type" content="article"><meta property="og:title" content="{escape(sample.title)}">
<meta property="og:site_name" content="{page.site}"><meta property="article:published_time" content="{stamp}">
<meta property="article:modified_time" content="{page.today}T02:10:00+00:00"></head>
<body class="post-template-default single single-post has-sidebar comments-open"><header id="masthead" class="site-header"><p class="site-description">{page.site}</p><div class="top-date">{page.today_in_words}</div>
<nav id="site-navigation"><ul id="primary-menu" class="menu">{menu}</ul></nav></header>
<div id="content" class="site-content"><main id="main"><article id="post-1" class="post type-post status-publish category-tin-tuc tag-thi-dua hentry">
<header class="entry-header"><h1 class="entry-title">{escape(sample.title)}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{stamp}">{sample.of(Kind.DATELINE)[0]}</time></span></div></header>
<div class="entry-content">{body(sample, marks)}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Chia sẻ:</h3><ul><li>Facebook</li><li>Zalo</li></ul></div></div>
<footer class="entry-footer"><span class="tags-links">Từ khóa: <a href="/tag/1">thi đua</a>, <a href="/tag/2">khen thưởng</a></span></footer></article>
<div class="related-posts"><h3>Bài viết liên quan</h3>{posts}</div>
<div id="comments" class="comments-area"><h2>{len(page.comments)} bình luận</h2><ol class="comment-list">{comments}</ol><div id="respond"><h3>Để lại một bình luận</h3><p>Email của bạn sẽ không được hiển thị công khai.</p></div></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Bài viết mới</h2><ul>{"".join(f'<li><a href="/n{i}">{title}</a></li>' for i, (title, _) in enumerate(page.others[4:]))}</ul></section></aside></div>
<footer id="colophon" class="site-footer"><p>Bản quyền thuộc {page.site}. Ghi rõ nguồn khi phát hành lại thông tin từ website này.</p></footer></body></html>"""


def newspaper(sample: Sample) -> str:
    """JSON-LD, the date above the headline, a related article within the text, tables around photographs."""
    page = surroundings(f"newspaper {sample.id}", sample.published)
    menu = "".join(f'<li><a href="/{i}.html" title="{name}">{name}</a></li>' for i, name in enumerate(page.menu))
    inner, day = page.others[0]
    marks = {
        Kind.LEAD: '<h2 class="sapo">{}</h2>',
        Kind.PARAGRAPH: "<p>{}</p>",
        Kind.HEADING: "<p><b>{}</b></p>",
        Kind.CAPTION: '<table class="picture" align="center"><tbody><tr><td class="pic"><img src="/dataimages/a.jpg"></td></tr>'
        '<tr><td class="caption"><p>{}</p></td></tr></tbody></table>',
        Kind.SIGNATURE: '<p class="author"><strong>{}</strong></p>',
    }
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "BreadcrumbList", "itemListElement": []},
            {
                "@type": "NewsArticle",
                "headline": sample.title,
                "datePublished": f"{sample.published}T08:15:00+07:00",
                "dateModified": f"{page.today}T08:15:00+07:00",
                "author": {"@type": "Organization", "name": page.site},
            },
        ],
    }
    text = body(sample, marks)
    cut = text.find("</p>\n", len(text) // 2)
    if cut >= 0 and "<table" not in text[cut:] and "<li" not in text[cut:]:
        link = f'<div class="box-tinlienquan"><p class="head">Tin liên quan</p><ul><li><a href="/k.html">{inner}</a> <span>{day:%d/%m/%Y}</span></li></ul></div>'
        text = text[: cut + 5] + link + text[cut + 5 :]
    others = "".join(
        f'<div class="story"><h3><a href="/k{i}.html">{title}</a></h3><span class="time">{day:%d/%m/%Y}</span><p class="summary">{page.teaser}</p></div>'
        for i, (title, day) in enumerate(page.others[1:6])
    )
    comments = "".join(
        f'<div class="item-comment"><p class="full_content">{said}</p><p>{who} - {page.today:%d/%m/%Y}</p></div>'
        for who, said in page.comments
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(sample.title)} | {page.site}</title>
<meta property="og:title" content="{escape(sample.title)}"><meta property="og:url" content="{sample.url}">
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head>
<body><div class="topbar"><span class="clock">{page.today_in_words}</span><a href="/rss">RSS</a></div><div id="main-nav" class="navbar"><ul>{menu}</ul></div>
<div class="wrapper"><div class="col-left"><div class="breadcrumbs"><a href="/">Trang chủ</a> / <a href="/cong-doan">Công đoàn</a></div>
<div class="details__meta"><time>{sample.of(Kind.DATELINE)[0]}</time></div><h1 class="details__headline">{escape(sample.title)}</h1>
<div class="social-top"><a href="#">Chia sẻ</a><a href="#">Lưu bài viết</a></div>
<div class="details__content">{text}</div>
<div class="tags"><span>Từ khóa:</span> <a href="/t1">thi đua</a> <a href="/t2">khen thưởng</a></div>
<div class="box-comment"><h4>Ý kiến bạn đọc ({len(page.comments)})</h4>{comments}</div>
<div class="cung-chuyen-muc"><h4>Cùng chuyên mục</h4>{others}</div></div>
<div class="col-right"><div class="box-docnhieu"><h4>Đọc nhiều</h4><ul>{"".join(f'<li><a href="/d{i}.html">{title}</a></li>' for i, (title, _) in enumerate(page.others[6:]))}</ul></div></div></div>
<footer><p>Cơ quan chủ quản: Tỉnh Mẫu. Giấy phép số 34/GP-BTTTT cấp ngày 12/02/2014. Tổng biên tập: Phan Văn Mẫu</p></footer></body></html>"""
