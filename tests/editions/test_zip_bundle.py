"""The bundle: its content, that every program can unpack it, and what its start page and instructions say."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import html5lib
import pytest
import segno
from msgspec.structs import replace

from policy_explorer.derive.downloads import CHECKSUMS
from policy_explorer.derive.site import Site
from policy_explorer.editions.compress import deflated
from policy_explorer.editions.zip_bundle import (
    INSTRUCTIONS,
    LONGEST_PATH,
    START,
    UnportablePath,
    archive,
    bundle,
    on_top,
)
from policy_explorer.render.component_samples import FOR_ENGINEERS
from policy_explorer.render.pages import PICTURE
from policy_explorer.render.qr_code import MASK
from policy_explorer.render.tools import Tools, tools
from support.site_pages import parsed

ADDRESS = "https://example.org/policies/"
FILES = {"index.html": b"home", "data/measures.json": b"{}", "assets/favicon.svg": b"<svg/>", "assets/site.css": b""}


def bundled(site: Site, files: Mapping[str, bytes], address: str | None, its: Tools) -> bytes:
    return bundle(on_top(site, address, its), files, site.version.day)


@pytest.fixture(scope="module")
def made(tiny) -> dict[str, bytes]:
    return contents(bundled(tiny, FILES, ADDRESS, tools()))


@pytest.fixture(scope="module")
def packed(site: Path) -> bytes:
    """The bundle that the built site offers."""
    return next((site / "offline").glob("*.zip")).read_bytes()


def contents(packed: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(packed)) as whole:
        return {entry.filename: whole.read(entry) for entry in whole.infolist()}


# The archive


def test_what_lies_where(made):
    assert list(made) == [START, INSTRUCTIONS, CHECKSUMS, *sorted(f"site/{path}" for path in FILES)]
    assert made["site/index.html"] == b"home"


def test_the_start_page_is_first_however_a_viewer_sorts(packed):
    top = {path.split("/")[0] for path in contents(packed)}
    assert top == {START, INSTRUCTIONS, CHECKSUMS, "site"}
    assert min(top, key=str.lower) == START


def test_the_whole_site_is_in_it_but_for_what_serves_only_online(site, packed):
    own = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ours = {path.removeprefix("site/") for path in contents(packed) if path.startswith("site/")}
    left_out = {path for path in own if path.startswith(("offline/", "search/pagefind/"))} | {
        ".policy-explorer",
        "sw.js",
        "manifest.webmanifest",
        PICTURE,
    }
    assert ours == own - left_out - set(FOR_ENGINEERS)
    assert {
        "index.html",
        "offline.html",
        "data/measures.json",
        "data/measures.schema.json",
        "assets/favicon.svg",
    } <= ours


@pytest.mark.parametrize("path", ["sw.js", "manifest.webmanifest", "search/pagefind/pages.js", "offline/x.zip"])
def test_what_serves_only_online_is_left_out(tiny, made, path):
    assert contents(bundled(tiny, FILES | {path: b"online"}, ADDRESS, tools())) == made


def test_paths_are_short_and_ascii(packed):
    for path in contents(packed):
        assert path.isascii() and len(path) <= LONGEST_PATH


def test_every_header_says_that_its_name_is_utf_8(packed):
    """In the local headers and in the central directory. zipfile sets it only for names beyond ASCII."""
    with ZipFile(io.BytesIO(packed)) as whole:
        for entry in whole.infolist():
            at = entry.header_offset
            assert packed[at : at + 4] == b"PK\x03\x04"
            assert int.from_bytes(packed[at + 6 : at + 8], "little") == 0x800
            assert entry.flag_bits == 0x800


def test_the_same_files_in_any_order_give_the_same_bytes(tiny):
    assert bundled(tiny, FILES, ADDRESS, tools()) == bundled(tiny, dict(reversed(FILES.items())), ADDRESS, tools())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2031, 5, 6), (2031, 5, 6, 0, 0, 0)),
        (date(1949, 10, 1), (1980, 1, 1, 0, 0, 0)),
        (date(2200, 1, 1), (2107, 12, 31, 0, 0, 0)),
    ],
)
def test_entries_carry_the_day_of_the_content(day, said):
    with ZipFile(io.BytesIO(archive([("b", b""), ("a", b"")], day))) as whole:
        assert [(entry.filename, entry.date_time, entry.external_attr >> 16) for entry in whole.infolist()] == [
            ("a", said, 0o100644),
            ("b", said, 0o100644),
        ]


def test_an_entry_is_what_a_compressor_of_one_version_makes_of_it_everywhere():
    """A newer version may give other bytes: `make lock` then changes this digest too."""
    content = "".join(f"{number} 对企业按规定给予补贴 {number % 7}\n" for number in range(5000)).encode()
    assert sha256(deflated(content)).hexdigest() == "7b092bd2a27acafd279772e1e1afaed1f512930edd4d566ccf6bf2dee06b1e67"
    assert zlib.decompress(deflated(content), -15) == content
    (entry,) = ZipFile(io.BytesIO(archive([("a", content)], date(2031, 5, 6)))).infolist()
    assert (entry.compress_type, entry.compress_size, entry.file_size) == (8, len(deflated(content)), len(content))


def test_a_path_that_is_too_long_is_named(tiny):
    path = "measures/" + "x" * 120 + ".html"
    with pytest.raises(UnportablePath, match=rf"site/{path}（{len(path) + 5} 个字符，最多 120 个）。请改短"):
        bundled(tiny, FILES | {path: b""}, ADDRESS, tools())


def test_a_path_in_chinese_is_named(tiny):
    with pytest.raises(UnportablePath, match=r"site/assets/图标\.svg。请给这个文件改名"):
        bundled(tiny, FILES | {"assets/图标.svg": b""}, ADDRESS, tools())


def test_the_longest_document_id_fits(tiny):
    path = f"measures/{'x' * 60}-9999.html"
    assert f"site/{path}" in contents(bundled(tiny, FILES | {path: b""}, ADDRESS, tools()))


# Checksums, and other people's tools


def test_checksums_are_of_every_other_file(packed):
    found = contents(packed)
    lines = found.pop(CHECKSUMS).decode().splitlines()
    assert lines == [f"{sha256(content).hexdigest()}  {path}" for path, content in sorted(found.items())]


@pytest.mark.skipif(not (shutil.which("unzip") and shutil.which("sha256sum")), reason="needs unzip and sha256sum")
def test_unzip_and_sha256sum_agree(packed, tmp_path):
    (tmp_path / "b.zip").write_bytes(packed)
    folder = tmp_path / "U 盘"
    assert (
        "No errors detected"
        in subprocess.run(["unzip", "-t", tmp_path / "b.zip"], check=True, capture_output=True, text=True).stdout
    )
    subprocess.run(["unzip", "-q", tmp_path / "b.zip", "-d", folder], check=True)
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", CHECKSUMS], cwd=folder, check=True)
    (folder / "site" / "index.html").write_bytes(b"changed")
    assert (
        subprocess.run(["sha256sum", "--check", CHECKSUMS], cwd=folder, check=False, capture_output=True).returncode
        == 1
    )


# The start page


@pytest.fixture(scope="module")
def start(made) -> str:
    return made[START].decode()


def test_the_start_page_is_sound_html_and_needs_no_neighbour(start, tmp_path):
    (tmp_path / START).write_text(start, "utf-8")
    page = parsed(tmp_path / START, START)
    assert page.errors == ()
    assert [element.get("src") for element in page.all("script", "img", "iframe", "source")] == [None]
    assert [element.get("href").partition(":")[0] for element in page.all("link")] == ["data"]
    assert [element.get("href") for element in page.all("a")] == ["site/index.html", ADDRESS]


def test_the_policy_allows_just_its_own_script_and_style(start):
    page = html5lib.parse(start, namespaceHTMLElements=False)
    policy = next(meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv"))
    for tag in ("script", "style"):
        (text,) = [element.text for element in page.iter(tag)]
        assert f"{tag}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy


def test_the_image_that_is_looked_for_is_in_the_bundle(start, packed):
    neighbour = re.search(r'data-neighbour="([^"]+)"', start)[1]
    assert neighbour in contents(packed)


def test_the_start_page_says_what_it_is_and_how_old(start, tiny):
    day = tiny.version.day
    for words in (
        "云溪县扶持政策导航",
        f"{day.year}年{day.month}月{day.day}日",
        f'data-age-of="{day.isoformat()}"',
        str(tiny.version),
        "请先解压",
    ):
        assert words in start


def modules(svg) -> set[tuple[int, int]]:
    """The dark modules of the QR code by row and column, without the quiet zone."""
    found, x, y = set(), 0.0, 0.0
    path = next(part for part in svg.iter() if part.get("stroke"))
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path.get("d")):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            found |= {(int(y), int(x) + step) for step in range(int(values[0]))}
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return {(row - 4, column - 4) for row, column in found}


def test_the_qr_code_is_that_of_the_address(start):
    page = html5lib.parse(start, namespaceHTMLElements=False)
    svg = next(element for element in page.iter() if element.get("class") == "qr-code")
    matrix = segno.make(ADDRESS, error="m", micro=False, mask=MASK).matrix
    assert modules(svg) == {
        (row, column) for row, line in enumerate(matrix) for column, dark in enumerate(line) if dark
    }


def test_without_an_address_none_is_shown(tiny):
    found = contents(bundled(tiny, FILES, None, tools()))
    assert "在线网址" not in found[START].decode() and 'qr-code"' not in found[START].decode()
    assert "http" not in found[INSTRUCTIONS].decode("utf-8-sig")


def test_words_of_the_content_are_text_and_not_html(tiny):
    hostile = tiny.catalogue.settings.model_copy(
        update={"title": "<script>alert(1)</script>&", "disclaimer": "</style><b>"}
    )
    found = contents(
        bundled(replace(tiny, catalogue=replace(tiny.catalogue, settings=hostile)), FILES, ADDRESS, tools())
    )
    assert "<script>alert" not in found[START].decode() and "<b>" not in found[START].decode()
    assert "<script>alert(1)</script>&" in found[INSTRUCTIONS].decode("utf-8-sig")


# The instructions


def test_the_instructions_open_in_the_oldest_notepad(made):
    text = made[INSTRUCTIONS]
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\n") == text.count(b"\r\n") > 40
    assert max(len(line) for line in text.decode("utf-8-sig").splitlines()) <= 90


def test_the_instructions_say_all_that_is_needed(made, tiny):
    text = made[INSTRUCTIONS].decode("utf-8-sig")
    settings = tiny.catalogue.settings
    for words in (
        settings.title,
        settings.disclaimer,
        str(tiny.version),
        ADDRESS,
        "先解压",
        START,
        "Chromium 86",
        "site\\data",
        "certutil -hashfile",
        "sha256sum -c SHA256SUMS",
        "python build.py verify",
    ):
        assert words in text
    assert not re.search(r"\d{7,}|电话|邮箱|@", text.replace(str(tiny.version), ""))
