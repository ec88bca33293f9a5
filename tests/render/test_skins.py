"""The skins: every text of each can be read in every scheme, and a site wears what its settings say."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from policy_explorer.build import MemorySink, build
from policy_explorer.build.pipeline import TemplateFault
from policy_explorer.resources import STATIC
from policy_explorer.text.colours import contrast, mixed
from policy_explorer.text.skins import KEPT, NAMES, SKINS, schemes, unreadable
from policy_explorer.text.style_loads import load_elsewhere
from policy_explorer.validate.drawings import is_inert
from support.hostile_writing import DRAWINGS, GOOD_DRAWING, STYLES


def test_contrast_is_that_of_the_standard():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize("name", NAMES)
def test_every_ready_skin_can_be_read(name):
    assert list(unreadable(name)) == []
    assert list(unreadable(name, light="#4a90d9")), "a colour that is too pale is found"


def test_the_banyan_is_what_the_design_tokens_say():
    light, dark, *_ = (STATIC / "css" / "site" / "tokens.css").read_text("utf-8").split("@media")
    for part, scheme, greys in (
        (light, "light", SKINS["banyan"].light_greys),
        (dark, "dark", SKINS["banyan"].dark_greys),
    ):
        written = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", part))
        assert written.items() >= {**greys, **KEPT[scheme]}.items()
    assert "--brand: #0a5541" in light and "--brand: #8fd6b8" in dark


def built(content: Path) -> dict[str, bytes]:
    sink = MemorySink()
    build(content, sink=sink)
    return dict(sink.files)


def test_a_site_wears_its_skin_and_only_its_own(tiny_copy: Path):
    neutral = built(tiny_copy)
    settings = (tiny_copy / "site.yaml").read_text("utf-8")
    (tiny_copy / "site.yaml").write_text(settings + "skin: {name: banyan}\n", "utf-8")
    banyan = built(tiny_copy)
    (tiny_copy / "site.yaml").write_text(settings + "skin: {name: blue, official_font: sans}\n", "utf-8")
    blue = built(tiny_copy)
    day, night, *_ = schemes("blue")
    assert f"--brand:{day.tokens['brand']}".encode() in blue["assets/site.css"]
    assert f"--brand:{night.tokens['brand']}".encode() in blue["assets/site.css"]
    assert b"--font-official:var(--font)" in blue["assets/site.css"]
    assert json.loads(blue["manifest.webmanifest"])["theme_color"] == day.tokens["banner"]
    for files in (neutral, banyan, blue):  # the bar of the browser goes on from the head of the page
        for colour in re.findall(r'theme-color" content="(.*?)"', files["index.html"].decode()):
            assert f"--banner:{colour}".encode() in files["assets/site.css"]
    assert neutral["assets/favicon.svg"] == blue["assets/favicon.svg"] and b"banyan" not in neutral["index.html"]
    for name in ("favicon.svg", "icon-512.png", "share.png"):
        assert blue[f"assets/{name}"] != banyan[f"assets/{name}"]
    assert b"hero-banyan" in banyan["index.html"] and b"hero-banyan" not in blue["index.html"]
    assert b"footer-emblem" in banyan["index.html"] and b"footer-emblem" not in blue["index.html"]
    (whole,) = (content for path, content in blue.items() if re.fullmatch(r"offline/.*\.html", path))
    assert day.tokens["brand"].encode() in whole


def test_a_skin_takes_a_picture_of_the_content_and_other_colours(tiny_copy: Path):
    (tiny_copy / "pictures").mkdir()
    (tiny_copy / "pictures" / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>', "utf-8")
    with (tiny_copy / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write('skin: {name: warm, light: "#5a1a5a", sign: pictures/logo.svg, hero: banyan}\n')
    files = built(tiny_copy)
    assert b'src="pictures/logo.svg"' in files["index.html"] and b"hero-banyan" in files["index.html"]
    assert b"--brand:#5a1a5a" in files["assets/site.css"]


def own_files(content: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (content / "skin" / path).parent.mkdir(parents=True, exist_ok=True)
        (content / "skin" / path).write_text(text, "utf-8")


def test_templates_and_styles_are_replaced_piece_by_piece(tiny_copy: Path):
    before = built(tiny_copy)
    emblem = '{% macro emblem(class, drawing="") %}<b class="{{ class }} ours"></b>{% endmacro %}\n'
    own_files(
        tiny_copy,
        {
            "templates/components/emblem.html": emblem,
            "css/site/badge.css": ".kind{color:#123456}\n",
            "css/site/ours.css": ".ours{width:1.5rem}\n",
            "css/bundle/ours.css": ".open{width:12rem}\n",
        },
    )
    after = built(tiny_copy)
    assert b'<b class="site-emblem ours"></b>' in after["measures/yunxi-2031-5-1.html"]
    assert b".kind{color:#123456}" in after["assets/site.css"] and b".ours{width:1.5rem}" in after["assets/site.css"]
    digest = re.compile(rb":p[0-9a-f]+}")  # which version of the site it is
    assert digest.sub(b"", after["assets/explorer.css"]) == digest.sub(b"", before["assets/explorer.css"])
    (whole,) = (content for path, content in after.items() if re.fullmatch(r"offline/.*\.html", path))
    assert b".ours{width:1.5rem}" in whole
    (packed,) = (content for path, content in after.items() if path.endswith(".zip"))
    with ZipFile(BytesIO(packed)) as bundle:
        start = bundle.read("1-START-HERE.html")
    assert b".open{width:12rem}" in start and b'<b class="emblem ours"></b>' in start


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}{% macro emblem(class, drawing='') %}{% endmacro %}",
        "{% macro emblem(class, drawing='') %}{% include '../../secret.txt' %}{% endmacro %}",
        "{% macro emblem(class, drawing='') %}{{ emblem(class) }}{% endmacro %}",
        "{% macro another() %}{% endmacro %}",
        "{% macro emblem(class, drawing='') %}{{ class|nothing }}{% endmacro %}",
        "{% macro emblem(class, drawing='') %}{{ 9 ** 9 ** 9 }}{% endmacro %}",
        "{% macro emblem(class, drawing='') %}{{ class * 100000000 }}{% endmacro %}",
    ],
)
def test_a_template_of_the_content_runs_no_program_and_its_faults_are_said(tiny_copy: Path, template: str):
    own_files(tiny_copy, {"templates/components/emblem.html": template})
    with pytest.raises(TemplateFault, match="skin/templates"):
        built(tiny_copy)


def test_a_fault_of_a_template_has_its_file_and_line(tiny_copy: Path):
    template = "{% macro emblem(class, drawing='') %}\n{{ 1 / 0 }}{% endmacro %}"
    own_files(tiny_copy, {"templates/components/emblem.html": template})
    with pytest.raises(
        TemplateFault, match=r"^skin/templates/components/emblem\.html:2: 这个模板不能用：ZeroDivisionError"
    ):
        built(tiny_copy)


def test_no_style_and_no_drawing_asks_another_place_however_it_is_written():
    asking = [style for style in STYLES if "evil.example" in style or "</style" in style]
    assert len(asking) > 10 and [style for style in asking if not load_elsewhere(style)] == []
    hidden = ["a{b:'/*'}@import 'x';c{d:'*/'}", "a{b:\\'}@import 'x';c{d:\\'}"]
    assert all(map(load_elsewhere, hidden))
    kept = ['a{b:url( "data:image/png;base64,AA" )}', 'a{b:"\\201c"}', "a{b:url(#c)}", "/* url: */ a{}"]
    assert [style for style in kept if load_elsewhere(style)] == []
    assert [drawing for drawing in DRAWINGS if is_inert(GOOD_DRAWING.format(drawing).encode())] == []
    drawn = "<metadata><x xmlns='urn:x' label='image(1)'>@import</x></metadata><style>.a{fill:url(#b)}</style><use href='#b'/>"
    assert is_inert(GOOD_DRAWING.format(drawn).encode())
    words = "url(https://evil.example/)"
    for inert, shape in ((True, "<text>{}</text>"), (False, "<style>{}</style>"), (True, "<style/><text>{}</text>")):
        assert is_inert(GOOD_DRAWING.format(shape.format(words)).encode()) is inert, shape
