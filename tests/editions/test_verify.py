"""Every file that differs from its checksum is reported, and no input whatever causes another kind of error."""

from __future__ import annotations

import os
import random
import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from policy_explorer.derive.downloads import CHECKSUMS, checksums
from policy_explorer.editions import archive
from policy_explorer.editions.checksums import checksum_list
from policy_explorer.editions.verify import Difference, verify
from policy_explorer.editions.verify_report import as_text
from support.bundle_files import FILES, INDEX, WELL, kinds, only_reason, sealed, small_bundle, unpacked, zipped


@pytest.fixture
def packed(tmp_path) -> Path:
    """A bundle without a list beside it."""
    file = tmp_path / "b.zip"
    file.write_bytes(small_bundle())
    return file


@pytest.fixture
def folder(tmp_path) -> Path:
    return unpacked(tmp_path / "解 压", sealed())


# Well


def test_what_is_whole_has_no_difference(packed, folder):
    assert verify(packed) == verify(folder) == verify(folder / CHECKSUMS) == WELL
    assert as_text(packed, WELL) == f"完好：{packed}，4 个文件\n"


def test_the_real_bundle_is_whole(site):
    found = verify(next((site / "offline").glob("*.zip")))
    assert found.differences == () and found.count > 40
    assert verify(site / "offline").differences == ()


def test_what_systems_leave_behind_is_nobodys_file(folder, packed):
    litter = [
        "Thumbs.db",
        "site/desktop.ini",
        "site/.DS_Store",
        "System Volume Information/IndexerVolumeGuid",
        "__MACOSX/site/._index.html",
        "site/._index.html",
    ]
    unpacked(folder, dict.fromkeys(litter, b"litter"))
    packed.write_bytes(zipped([*sealed().items(), *((path, b"litter") for path in litter), ("site/", b"")]))
    assert verify(folder) == verify(packed) == WELL


def test_a_stick_may_change_the_case_of_letters(folder):
    (folder / CHECKSUMS).rename(folder / "sha256sums")
    (folder / INDEX).rename(folder / "site" / "INDEX.HTM")
    (folder / "site" / "INDEX.HTM").rename(folder / "site" / "INDEX.HTML")
    assert verify(folder) == WELL


def test_a_list_that_notepad_has_saved_says_the_same():
    text = checksums(FILES)
    assert checksum_list(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n")) == checksum_list(text)


# Differences


def spoilt(files: dict[str, bytes]) -> dict[str, bytes]:
    """One file changed, one missing, one added."""
    files_left = {path: content for path, content in files.items() if path != "2-SHIYONG-SHUOMING.txt"}
    return files_left | {INDEX: b"other", "site/新.html": b"new"}


def test_every_difference_is_named_at_once(packed, tmp_path):
    packed.write_bytes(zipped(spoilt(sealed()).items()))
    folder = unpacked(tmp_path / "spoilt", spoilt(sealed()))
    assert verify(packed) == verify(folder)
    assert as_text(folder, verify(folder)).splitlines() == [
        "缺少 2-SHIYONG-SHUOMING.txt",
        f"已改变 {INDEX}",
        "多出 site/新.html",
        f"有 3 处不符：{folder}（应有 4 个文件）",
    ]


def test_an_entry_that_is_there_twice_is_named(packed):
    packed.write_bytes(zipped([*sealed().items(), (INDEX, FILES[INDEX]), ("site/INDEX.html", b"")]))
    assert kinds(verify(packed)) == [("added", "site/INDEX.html"), ("repeated", "site/INDEX.html"), ("repeated", INDEX)]


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "..\\x", "C:/x"])
def test_a_path_that_leads_out_is_warned_of(packed, path):
    packed.write_bytes(zipped([*sealed().items(), (path, b"evil")]))
    assert verify(packed).differences == (Difference(path, "unsafe", "路径指向文件夹之外，请不要解压"),)


def test_a_name_cannot_steer_the_terminal(packed):
    packed.write_bytes(zipped([*sealed().items(), ("site/a\n完好\x1b[2J.html", b"")]))
    assert as_text(packed, verify(packed)).splitlines()[0] == (
        "危险 site/a 完好⟨U+001B⟩[2J.html：名字里有看不见的字符，请不要解压"
    )


def test_an_entry_without_a_name_is_told(packed):
    content = bytearray(zipped([*sealed().items(), ("?", b"")]))
    struct.pack_into("<HH", content, content.rindex(b"?") - 46 + 28, 0, 1)  # its name becomes an extra field
    packed.write_bytes(content)
    assert as_text(packed, verify(packed)).splitlines()[0] == "危险 （没有名字）：没有名字，请不要解压"


def test_an_encrypted_entry_is_named(packed):
    spoil_header(packed, INDEX, flags=1)
    assert verify(packed).differences == (Difference(INDEX, "unreadable", "加了密码"),)


def test_a_foreign_compression_is_named(packed):
    spoil_header(packed, INDEX, method=97)
    assert verify(packed).differences == (Difference(INDEX, "unreadable", "压缩方法不认识"),)


def test_a_bad_crc_is_named(packed):
    spoil_header(packed, INDEX, crc=1)
    assert verify(packed).differences == (Difference(INDEX, "unreadable", "压缩包里两处说法不一，请不要解压"),)


def spoil_header(
    packed: Path, path: str, flags: int | None = None, method: int | None = None, crc: int | None = None
) -> None:
    """Change an entry in the central directory of the archive."""
    content = bytearray(packed.read_bytes())
    at = content.rindex(path.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    for value, offset, form in ((flags, 8, "<H"), (method, 10, "<H"), (crc, 16, "<L")):
        if value is not None:
            struct.pack_into(form, content, at + offset, value)
    packed.write_bytes(content)


def test_a_directory_that_points_before_the_file_is_a_broken_bundle(packed):
    content = bytearray(packed.read_bytes())
    struct.pack_into("<L", content, len(content) - 22 + 12, 1 << 30)
    packed.write_bytes(content)
    assert only_reason(verify(packed)) == "不是完整的 ZIP 压缩包，可能没有传完"


def test_what_unpacks_to_more_than_any_site_is_not_unpacked(packed, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_CONTENT", 1 << 20)
    packed.write_bytes(zipped((sealed() | {"bomb": bytes(2 << 20)}).items()))
    assert "不像是离线版" in only_reason(verify(packed))


def test_a_list_without_end_is_not_read(folder, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_LIST", 100)
    assert "太大" in only_reason(verify(folder))


# Lists


def test_lines_that_say_nothing_are_numbered(folder):
    lines = (folder / CHECKSUMS).read_bytes().splitlines()
    digest = lines[0][:64]
    bad = [b"junk", digest + b"  ../x", digest + b"  C:\\x", digest[:63] + b"  a", b"\xff\xfe", lines[0], b"", *lines]
    (folder / CHECKSUMS).write_bytes(b"\n".join(bad))
    (difference,) = verify(folder).differences
    assert (difference.path, difference.kind) == (CHECKSUMS, "unreadable")
    assert difference.reason.startswith("第 1、2、3、4、5、8 行不是")


def test_many_such_lines_are_counted(folder):
    (folder / CHECKSUMS).write_bytes(b"junk\n" * 500)
    assert "等 500 行" in next(
        difference.reason for difference in verify(folder).differences if difference.path == CHECKSUMS
    )


def test_an_empty_list_is_no_list(folder):
    (folder / CHECKSUMS).write_bytes(b"")
    assert Difference(CHECKSUMS, "unreadable", "没有列出任何文件") in verify(folder).differences


def test_without_a_list_there_is_nothing_to_hold_against(tmp_path, packed):
    packed.write_bytes(zipped(FILES.items()))
    (tmp_path / "empty").mkdir()
    assert only_reason(verify(packed)) == only_reason(verify(tmp_path / "empty")) == "这里没有 SHA256SUMS，无从核对"


# What cannot be read


@pytest.mark.parametrize("name", ["nowhere", "nowhere.zip", "x" * 300, "x" * 300 + ".zip"])
def test_a_missing_path_is_told(tmp_path, name):
    assert only_reason(verify(tmp_path / name)) in ("找不到文件或文件夹", "路径太长")


def test_a_pipe_is_not_read(folder, tmp_path):
    (folder / INDEX).unlink()
    os.mkfifo(folder / INDEX)
    os.mkfifo(tmp_path / "pipe.zip")
    assert verify(folder).differences == (Difference(INDEX, "unreadable", "不是普通文件"),)
    assert only_reason(verify(tmp_path / "pipe.zip")) == "不是普通文件"


def test_a_file_that_may_not_be_read_is_named(folder, monkeypatch):
    real = Path.open

    def refusing(self, *arguments, **named):
        if self.name == "measures.json":
            raise PermissionError(13, "denied", str(self))
        return real(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", refusing)
    assert verify(folder).differences == (Difference("site/data/measures.json", "unreadable", "没有权限"),)


def test_a_folder_that_may_not_be_listed_is_named(folder, monkeypatch):
    real = os.scandir

    def refusing(path):
        if Path(path).name == "data":
            raise PermissionError(13, "denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert kinds(verify(folder)) == [("unreadable", "site/data"), ("missing", "site/data/measures.json")]


def test_a_link_in_place_of_a_file_is_not_the_file(folder, tmp_path):
    (folder / INDEX).rename(tmp_path / "elsewhere.html")
    (folder / INDEX).symlink_to(tmp_path / "elsewhere.html")
    assert verify(folder).differences == (Difference(INDEX, "unreadable", "不是普通文件"),)


def test_a_name_that_is_not_utf_8_is_shown(folder):
    (folder / os.fsdecode(b"site/\xff.html")).write_bytes(b"")
    assert as_text(folder, verify(folder)).splitlines()[0] == "多出 site/⟨U+DCFF⟩.html"


def test_a_link_to_a_folder_is_not_followed(folder, tmp_path):
    (folder / "site" / "loop").symlink_to(folder)
    assert kinds(verify(folder)) == [("added", "site/loop")]


@pytest.mark.parametrize("junk", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"<html>" * 99, bytes(5000)])
def test_junk_is_no_bundle(tmp_path, junk):
    (tmp_path / "b.zip").write_bytes(junk)
    assert only_reason(verify(tmp_path / "b.zip")) in (
        "不是完整的 ZIP 压缩包，可能没有传完",
        "这里没有 SHA256SUMS，无从核对",
    )


# Anything at all


def contents(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as whole:
        return {entry.filename: whole.read(entry) for entry in whole.infolist()}


@pytest.mark.wide
def test_a_bundle_cut_short_anywhere_is_no_bundle(packed):
    whole = packed.read_bytes()
    for length in range(len(whole)):
        packed.write_bytes(whole[:length])
        assert verify(packed).differences


def test_a_bundle_with_any_byte_flipped_is_reported_or_contains_the_same_files(packed):
    """A flip in a time or in an unused field changes no file."""
    whole, dice = packed.read_bytes(), random.Random(20310506)
    for _ in range(600):
        flipped = bytearray(whole)
        for _ in range(dice.choice((1, 1, 1, 5))):
            flipped[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        packed.write_bytes(flipped)
        found = verify(packed)
        assert as_text(packed, found).endswith("\n")
        assert found.differences or contents(packed) == sealed()
