"""ZIP archives that are made to hurt whoever unpacks them, by name. `verify` calls none of them intact.

Each holds the files of a small bundle with a list of checksums that fits: whoever makes such an archive can make the list too.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from msgspec import Struct

from policy_explorer.derive.downloads import CHECKSUMS, checksums
from support.bundle_files import FILES, INDEX, small_bundle

STORED, DEFLATED, BZIP2 = 0, 8, 12
UTF8, ENCRYPTED, DESCRIPTOR, STRONG = 0x800, 1, 8, 0x40
LINK, PIPE, DEVICE, SOCKET = 0o120777, 0o010644, 0o060644, 0o140644
FILE = 0o100644


class Entry(Struct, frozen=True):
    """An entry of an archive. `local_…` is what its local header says instead of the central directory."""

    name: bytes
    content: bytes = b"evil"
    mode: int = FILE
    flags: int = UTF8
    local_name: bytes | None = None
    local_flags: int | None = None
    local_extra: bytes = b""
    extra: bytes = b""
    size: int | None = None
    crc: int | None = None
    gap: bytes = b""  # before the entry
    at: int | None = None  # the entry of that number is meant again
    listed: bool = True
    data: bytes = b""  # in place of the packed content
    method: int = DEFLATED


def packed(
    entries: list[Entry], *, before: bytes = b"", between: bytes = b"", comment: bytes = b"", count: int = 0
) -> bytes:
    """Return an archive of the entries, as wrong as they are. `count` is added to the number at its end."""
    body, central = bytearray(before), bytearray()
    offsets: list[int] = []
    for entry in entries:
        data = entry.data or (deflated(entry.content) if entry.method == DEFLATED else entry.content)
        crc = zlib.crc32(entry.content) if entry.crc is None else entry.crc
        size = len(entry.content) if entry.size is None else entry.size
        body += entry.gap
        offset = len(body) if entry.at is None else offsets[entry.at]
        offsets.append(offset)
        if entry.at is None:
            name = entry.name if entry.local_name is None else entry.local_name
            flags = entry.flags if entry.local_flags is None else entry.local_flags
            head = (20, flags, entry.method, 0, 33, crc, len(data), size, len(name), len(entry.local_extra))
            body += b"PK\3\4" + struct.pack("<HHHHHLLLHH", *head) + name + entry.local_extra + data
        middle = (crc, len(data), size, len(entry.name), len(entry.extra), 0, 0, 0, entry.mode << 16, offset)
        central += b"PK\1\2" + struct.pack("<HHHHHH", 0x314, 20, entry.flags, entry.method, 0, 33)
        central += struct.pack("<LLLHHHHHLL", *middle) + entry.name + entry.extra
    body += between
    number = len(entries) + count
    end = struct.pack("<HHHHLLH", 0, 0, number, number, len(central), len(body), len(comment))
    return bytes(body + central + b"PK\5\6" + end + comment)


def deflated(content: bytes) -> bytes:
    return zlib.compress(content, 9, -15)


def with_list(entries: list[Entry]) -> list[Entry]:
    """Return the files of a small bundle and the entries, with a list that names all of them."""
    files = [Entry(path.encode(), content) for path, content in FILES.items()]
    named = {entry.name.decode("utf-8", "replace"): entry.content for entry in (*files, *entries) if entry.listed}
    return [*files, *entries, Entry(CHECKSUMS.encode(), checksums(named))]


def bundle_with(*entries: Entry, **wrong: object) -> bytes:
    return packed(with_list(list(entries)), **wrong)  # type: ignore[arg-type]


def bundle_where(path: str, **changed: object) -> bytes:
    """Return the small bundle, one entry of which is as `changed` says."""
    entries = with_list([])
    at = next(number for number, entry in enumerate(entries) if entry.name == path.encode())
    old = entries[at]
    entries[at] = Entry(**{name: getattr(old, name) for name in old.__struct_fields__} | changed)
    return packed(entries)


# Names that lead elsewhere, or are another file on some system; each with the mark that it is in the list.
NAMES = {
    "up": "../evil",
    "far up": "../" * 40 + "etc/passwd",
    "up from within": "site/../../evil",
    "up behind a folder of macOS": "__MACOSX/../../../evil",
    "up behind the store of macOS": "site/.DS_Store/../../../evil",
    "up behind a double of Apple": "._a/../../evil",
    "up at the end": "site/..",
    "up, a folder": "../evil/",
    "up behind a folder of macOS, a folder": "__MACOSX/../../evil/",
    "absolute": "/etc/cron.d/evil",
    "absolute, twice": "//server/share/evil",
    "absolute folder": "/tmp/",
    "drive": "C:/Windows/evil.dll",
    "drive without a slash": "C:evil",
    "drive behind a folder of macOS": "C:/__MACOSX/evil",
    "stream": "site/index.html:evil",
    "backslash": "..\\evil",
    "backslash within": "site\\..\\..\\evil",
    "backslash at the start": "\\evil",
    "server": "\\\\server\\share\\evil",
    "backslash behind a folder of macOS": "__MACOSX/..\\..\\evil",
    "backslash alone": "site\\data\\evil.json",
    "device": "site/CON",
    "device with an extension": "site/nul.html",
    "device in small letters": "aux/evil",
    "serial port": "COM1",
    "serial port, superscript": "site/COM¹.txt",
    "console": "CONIN$",
    "printer behind a folder of macOS": "__MACOSX/LPT9.txt",
    "dot at the end": "site/index.html.",
    "blank at the end": "site/index.html ",
    "dots as a folder": "site/.../evil",
    "this folder": "./site/evil",
    "this folder within": "site/./index.html",
    "empty part": "site//evil",
    "line feed": "site/a\nb",
    "escape": "site/\x1b[2Jevil",
    "right to left": "site/gnp.\u202elmth",
    "no width": "site/\u200bindex.html",
    "wildcard": "site/*.html",
    "redirection": "site/a|b",
    "long": "site/" + "a" * 5000,
    "deep": "a/" * 3000 + "b",
    "not ASCII, wide dots": "site/．．/evil",
}
NUL = {"NUL": b"site/evil\0.html", "NUL behind a known name": b"site/index.html\0.exe", "NUL alone": b"\0"}


def hostile_archives() -> Iterator[tuple[str, bytes]]:
    """Yield the name of what is wrong and the archive."""
    yield from of_names()
    yield from of_kinds()
    yield from of_repetition()
    yield from of_layout()


def of_names() -> Iterator[tuple[str, bytes]]:
    for what, name in NAMES.items():
        yield what, bundle_with(Entry(name.encode()))
    for what, raw in NUL.items():
        yield what, bundle_with(Entry(raw, listed=False))
    yield "not UTF-8", bundle_with(Entry(b"site/\xff\xfe", flags=0, listed=False))
    yield "said to be UTF-8", bundle_with(Entry(b"site/\xff\xfe", listed=False))
    other = struct.pack("<HHBL", 0x7075, 5 + 7, 1, zlib.crc32(INDEX.encode())) + b"../evil"
    yield "another name in Unicode", bundle_where(INDEX, extra=other)
    yield "another name in Unicode, at the file alone", bundle_where(INDEX, local_extra=other)
    yield "another name at the file", bundle_where(INDEX, local_name=b"../../../../evi")
    yield "another name of a folder", bundle_with(Entry(b"site/new/", b"", local_name=b"../../ab/"))
    yield "another name of what macOS leaves", bundle_with(Entry(b"__MACOSX/abc", local_name=b"../../../abc"))


def of_kinds() -> Iterator[tuple[str, bytes]]:
    for what, mode in {"link": LINK, "pipe": PIPE, "device": DEVICE, "socket": SOCKET}.items():
        yield f"{what} in the list", bundle_with(Entry(b"site/new", b"/etc/passwd", mode=mode))
    yield "link in place of a file", bundle_where(INDEX, mode=LINK)
    yield "link of macOS", bundle_with(Entry(b"__MACOSX", b"/etc", mode=LINK), Entry(b"__MACOSX/passwd"))
    yield "link that looks like a folder", bundle_with(Entry(b"site/new/", b"/etc", mode=LINK))
    yield "folder with content", bundle_with(Entry(b"site/new/", b"evil"))
    yield "encrypted", bundle_where(INDEX, flags=UTF8 | ENCRYPTED)
    yield "encrypted, the file alone says so", bundle_where(INDEX, local_flags=UTF8 | ENCRYPTED)
    yield "encrypted, strongly", bundle_where(INDEX, flags=UTF8 | ENCRYPTED | STRONG)
    yield "encrypted litter", bundle_with(Entry(b"Thumbs.db", flags=UTF8 | ENCRYPTED))
    yield "foreign compression", bundle_where(INDEX, method=BZIP2)
    yield "sealed by setuid", bundle_where(INDEX, mode=0o104755)


def of_repetition() -> Iterator[tuple[str, bytes]]:
    index = FILES[INDEX]
    yield "twice", bundle_with(Entry(INDEX.encode(), index))
    yield "twice, another content", bundle_with(Entry(INDEX.encode(), b"evil", listed=False))
    yield "capital letters", bundle_with(Entry(b"site/INDEX.html", index))
    yield "capital letters of a folder", bundle_with(Entry(b"SITE/index.html", index))
    yield "letters that fold", bundle_with(Entry("site/ſ.html".encode()), Entry(b"site/s.html"))
    yield "letters that compose", bundle_with(Entry("site/é".encode()), Entry("site/e\u0301".encode()))
    yield "a list, and another", bundle_with(Entry(b"sha256sums", b"", listed=False))
    yield "a file that is a folder too", bundle_with(Entry(b"site", b"evil"))
    yield "a folder that is a file too", bundle_with(Entry(b"site/index.html/", b"", listed=False))
    yield "litter twice", bundle_with(Entry(b"Thumbs.db", listed=False), Entry(b"thumbs.db", b"b", listed=False))
    yield "the same bytes under two names", bundle_with(Entry(b"site/again.html", index, at=2))


def of_layout() -> Iterator[tuple[str, bytes]]:
    lone = packed([Entry(b"../evil")])
    evil = lone[: lone.index(b"PK\1\2")]
    yield "an entry that no directory names", bundle_with(Entry(b"site/new", gap=evil, listed=True))
    yield "an entry before all others", bundle_with(before=evil)
    yield "an entry behind all others", bundle_with(between=evil)
    yield "a program before it", bundle_with(before=b"MZ" + bytes(5000))
    yield "another archive before it", lone + small_bundle()
    yield "another archive in the comment", bundle_with(comment=lone)
    yield "a comment", bundle_with(comment=b"evil")
    yield "something behind the end", small_bundle() + b"\n"
    yield "fewer at the end than there are", bundle_with(count=-1)
    yield "more at the end than there are", bundle_with(count=1)
    yield "a name within another file", overlapping()
    yield "a bomb of what macOS leaves", bundle_with(*(litter_of(200 << 20, number) for number in range(12)))
    yield (
        "a bomb that names one file often",
        bundle_with(*(Entry(b"Thumbs.db", b"", at=0, size=600 << 20, listed=False),) * 4),
    )
    yield "a size that is too small", bundle_where(INDEX, size=3)
    yield "a size that is too large", bundle_where(INDEX, size=1 << 31)
    hidden = b"evil" * 1000
    yield "more in a file than it says", bundle_where(INDEX, data=deflated(FILES[INDEX] + hidden))
    yield "something behind the data of a file", bundle_where(INDEX, data=deflated(FILES[INDEX]) + hidden)
    yield "data without an end", bundle_where(INDEX, data=deflated(FILES[INDEX])[:-3])
    yield "a wrong sum", bundle_where(INDEX, crc=1)
    yield "a wrong sum of litter", bundle_with(Entry(b"Thumbs.db", crc=1, listed=False))


def litter_of(size: int, number: int) -> Entry:
    return Entry(f"__MACOSX/{number}".encode(), b"", size=size, listed=False)


def overlapping() -> bytes:
    """Return an archive with a stored file that contains a whole entry, which is in the directory as well."""
    inner = packed([Entry(b"site/inner", b"inner", method=STORED)])
    local = inner[: inner.index(b"PK\1\2")]
    outer = Entry(b"site/outer", local, method=STORED)
    whole = bundle_with(Entry(b"site/inner", b"inner", method=STORED), outer)
    first, second = whole.index(local), whole.rindex(local)
    directory = whole.index(b"PK\1\2")
    return whole[:directory] + whole[directory:].replace(
        struct.pack("<L", first) + b"site/inner", struct.pack("<L", second) + b"site/inner"
    )
