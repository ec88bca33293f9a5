"""What an editor or an attacker may write into fields: addresses, colours, styles, templates, drawings, words and names that want to get out.

Texts and values for any field are in `hostile_values.py`; the drivers that use these are in `hostile_fields.py`.
"""

from __future__ import annotations

from typing import Any

BIDI = "\u202etxt.exe\u2066"
ADDRESSES = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)", "vbscript:x"),
    *("data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "//example.org/x", "https:example.org", "ftp://a.b/"),
    *("https://www.g\u043ev.cn/", "https://www.gov.cn\u2044x@evil.example/", "https://gov.cn\\@evil.example/", "https://\u202egov.cn/"),
    *("https://a.b/" + "a" * 100_000, "https://" + "a" * 300 + ".cn/", "https://a.b/\u2066x", "https://a.b/%00", "https://a.b/\x7f"),
    *("https://256.1.1.1/", "https://a.1/", "https://[::::]/", "https://a..b/", "https://0x7f.1/"),
    *("https://a.b/\"onmouseover=alert(1)//", "https://a.b/'><script>alert(1)</script>", "https://[::1/", "https://user:pw@a.b/"),
    *("https://a.b:99999/", "https://.../", "https://-/", "https://xn--/", "https://a.b/#page=x&q=" + "%F0" * 2000, "https://1"),
)  # fmt: skip
COLOURS = (
    "#fff", "red", "#0f4480;background:url(//x)", "#0f4480}</style><script>", "#GGGGGG", "#0f4480\n", "#００ｆ４４８", "expression(1)", "var(--x)",
)  # fmt: skip
STYLES = (
    "@import 'https://evil.example/x.css';", "@\\69mport 'https://evil.example/x.css';", "@im/**/port 'https://evil.example/';",
    "a{background:url(https://evil.example/x)}", "a{background:u\\72l(https://evil.example/x)}", "a{background:\\75 rl('//evil.example')}",
    "a{background:image-set('https://evil.example/x' 1x)}", "a{background:-webkit-image-set(url(//evil.example) 1x)}",
    "a{background:URL(\n//evil.example/x)}", "a{background:src('https://evil.example/x')}", "@font-face{font-family:x;src:url(//evil.example/f)}",
    "a::before{content:'</style><script>alert(1)</script>'}", "/* </style><script>alert(1)</script> */a{}", "<!-- a{} -->", "a{", "}" * 50_000,
    "a{" * 20_000, "url(" + " " * 50_000, "@import" * 20_000, "/*" * 50_000, "'" * 9_999, "a{color:red}" * 20_000, "\0", "\ufeff@import url(x)",
    "a{behavior:url(#x)}", "@namespace url(http://evil.example);", "a{b:url(data:image/svg+xml,<svg onload=alert(1)>)}", "\\" * 9_999, "",
)  # fmt: skip
TEMPLATE_TRIES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ self._TemplateReference__context }}", "{{ look_of.__globals__ }}", "{{ past.__code__ }}",
    "{{ (contact_for_errors|attr('__globals__')) }}", "{{ cycler.__init__.__globals__.os.popen('touch TOUCHED').read() }}",
    "{{ lipsum.__globals__['os'].system('touch TOUCHED') }}", "{{ namespace.__init__.__globals__ }}", "{% include '/etc/passwd' %}",
    "{% include '../../secret.txt' %}", "{% include 'SECRET' %}", "{% extends '../../secret.txt' %}", "{% import '../../secret.txt' as x %}{{ x }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(look_of) }}", "{{ '%s' % undefined_name }}", "{{ site.__class__.__bases__ }}", "{% if x %}\n",
    "{{ page }}{{ site }}", "{{ 1/0 }}", "{% for x in range(10**9) %}{% endfor %}", "{{ " + "(" * 3_000 + ")" * 3_000 + " }}", "{% raw %}", "{{ }}",
    "{% if 1 %}" * 2_000 + "{% endif %}" * 2_000, "{{ [" * 200, "\n\n{% block x %}", "{# ", "{{ 'a' }", "{% set x = 1 %}" * 20_000, "\x0b{% if %}",
    "{{ x|nothing }}", "{{ x is nothing }}", "{{ nothing() }}", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "{{ caller() }}", "\0", "",
    "{% call look_of() %}{% endcall %}", "{{ None.x }}", "{{ ()|first }}", "{{ [1]|map('nothing')|list }}", "{{ 'a'|format(1, 2) }}", "{% do x %}",
)  # fmt: skip
DRAWINGS = (
    "<script>alert(1)</script>", "<a.b:script xmlns:a.b='http://www.w3.org/2000/svg'>alert(1)</a.b:script>", "<path onload='alert(1)'/>",
    "<path\nonload\n=\n'alert(1)'/>", "<a href='javascript:alert(1)'><path/></a>", "<a xlink:href='&#106;avascript:alert(1)'/>",
    "<use href='https://evil.example/x.svg#a'/>", "<image href='//evil.example/x.png'/>", "<foreignObject><b/></foreignObject>",
    "<style>@import 'https://evil.example';</style>", "<style>@\\69mport 'https://evil.example';</style>", "<style>a{b:u\\72l(//evil.example)}</style>",
    "<set attributeName='href' to='javascript:alert(1)'/>", "<animate attributeName='href' values='javascript:alert(1)'/>",
    "<scr\x1b(Bipt>alert(1)</scr\x1b(Bipt>", "<path style='fill:u\\72l(//evil.example)'/>", "<path fill='url(//evil.example/#a)'/>",
    "<path filter='u\\72l(//evil.example)'/>", "<x:b xmlns:x='http://www.w3.org/1999/xhtml'/>",
)  # fmt: skip
PROLOGS = (
    "", "<?xml version='1.0' encoding='ISO-2022-JP'?>", "<?xml-stylesheet href='//evil.example/x.css'?>",
    "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>", "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>", "\ufeff",
)  # fmt: skip
GOOD_DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{}<path d='M0 0h9v9z'/></svg>"
PNG = b"\x89PNG\r\n\x1a\n"
OFFICIAL: dict[str, Any] = {
    "official": {
        "sponsor": "县农业局",
        "operator": "县财政局",
        "phone": "0591-87654321",
        "address": "云溪县农业楼",
        "icp": "闽ICP备12345678号-1",
        "police": {"number": "闽公网安备 35010000000000号", "url": "https://example.org/police"},
        "site_code": "3501000001",
        "mark": {"url": "https://example.org/mark", "picture": "pictures/mark.svg"},
        "errors_url": "https://example.org/errors",
        "emblem": "pictures/emblem.png",
    },
    "contact": {
        "email": "office@example.org",
        "phone": "12345",
        "form": "https://example.org/form",
        "address": "农业楼",
    },
    "licence": {"name": "措施", "url": "https://example.org/licence"},
    "skin": {
        "name": "blue",
        "light": "#0f4480",
        "dark": "#a3cbf7",
        "sign": "page",
        "hero": "plain",
        "official_font": "sans",
    },
    "address": "https://example.org/policies/",
}
WORDS = ("(a+)+$", "(.*)*x", "[", "\\", ".*", "a" * 10_000, "补" * 10_000, "\x00", "\x1b[31m", BIDI, "\u200b", "\u200b补贴", "<script>", "__proto__", "constructor", "１", "补贴", "%")  # fmt: skip
NAMES = (
    "..", ".", "/", "a/../..", "", " ", "-", "--", "-x", "a\nb", "a\x1b[2J", "\udcff", BIDI, "a" * 250, "a" * 255, "a" * 256, "a" * 5_000, "con", "a:b",
    "a\\b", "~", "$(touch TOUCHED)", "`touch TOUCHED`", "'; touch TOUCHED; '", "链接", "dangling", "file", "file/x", "full", "empty", "a/b/c/d", "COM1", "*", "?",
    "策" * 83, "策" * 84, "策" * 90, ".hidden", "a/./b", "loop", "a//b", "%s", "{0}", "link/x",
)  # fmt: skip
