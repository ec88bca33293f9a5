"""Markdown: emphasis beside Han characters, links that stay on the web, headings under the page's own."""

import pytest

from policy_explorer.text.markdown import markdown


def paragraph(text: str) -> str:
    return f"<p>{text}</p>\n"


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("减按**2%**的税率", "减按<strong>2%</strong>的税率"),
        ("*10%*以内", "<em>10%</em>以内"),
        ("**“不清楚”**的条件", "<strong>“不清楚”</strong>的条件"),
        ("条件**（含本数）**为准", "条件<strong>（含本数）</strong>为准"),
        ("这是**重点**。", "这是<strong>重点</strong>。"),
        ("**注意：**请核对", "<strong>注意：</strong>请核对"),
        ("按***“甲”***办", "按<em><strong>“甲”</strong></em>办"),
        ("a ** b", "a ** b"),
        ("三 * 四 * 五", "三 * 四 * 五"),
        ("**没有收尾", "**没有收尾"),
        ("snake_case_名称", "snake_case_名称"),
        ("`**2%**的`", "<code>**2%**的</code>"),
        (r"\*\*2%\*\*的", "**2%**的"),
    ],
)
def test_emphasis_closes_between_a_sign_and_a_han_character(written, html):
    assert markdown(written) == paragraph(html)


def test_emphasis_without_han_is_as_in_commonmark():
    assert markdown('a*"foo"*') == paragraph("a*&quot;foo&quot;*")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[甲](https://example.org/a?b=1)", "https://example.org/a?b=1"),
        ("[甲](http://example.org)", "http://example.org"),
        ("[甲](deadlines.html#d-2031-06-30)", "deadlines.html#d-2031-06-30"),
        ("[甲](#top)", "#top"),
        ("<https://example.org>", "https://example.org"),
    ],
)
def test_links_lead_to_the_web_or_to_this_site(written, address):
    assert f'<a href="{address}">' in markdown(written)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//other.example",
        "mailto:a@b.example",
    ],
)
def test_no_other_scheme_and_no_other_host(address):
    assert "href" not in markdown(f"[甲]({address})")


def test_html_is_text():
    assert markdown("<script>alert(1)</script>") == paragraph("&lt;script&gt;alert(1)&lt;/script&gt;")
    assert "<b>" not in markdown("甲<b>乙</b>")


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# 甲\n\n## 乙", ["h2", "h3"]),
        ("## 甲\n\n### 乙", ["h2", "h3"]),
        ("#### 甲\n\n# 乙", ["h5", "h2"]),
        ("甲\n===", ["h2"]),
        ("# 甲\n\n###### 乙", ["h2", "h6"]),
    ],
)
def test_headings_start_at_h2(written, levels):
    html = markdown(written)
    assert [line[1:3] for line in html.splitlines()] == levels
    assert all(f"</{level}>" in html for level in levels)


def test_tables_align_without_inline_styles():
    html = markdown("| 甲 | 乙 |\n|---:|:--|\n| 1 | 2 |")
    assert "<table>" in html and "<td>1</td>" in html
    assert "style" not in html
