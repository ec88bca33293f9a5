"""Read the text of a SHA256SUMS file. No effects."""

from __future__ import annotations

import re

from msgspec import Struct

from policy_explorer.publish.site_paths import PATH

LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")
MOST_NAMED = 10


class ChecksumList(Struct, frozen=True):
    """Checksums by path, hexadecimal in lower case, and the numbers of lines that are not of the format."""

    digests: dict[str, str]
    invalid_lines: tuple[int, ...]

    @property
    def problem(self) -> str:
        """Return what is wrong with the list itself, or an empty text."""
        if self.invalid_lines:
            named = "、".join(map(str, self.invalid_lines[:MOST_NAMED]))
            more = f"等 {len(self.invalid_lines)} 行" if len(self.invalid_lines) > MOST_NAMED else ""
            return f"第 {named} 行{more}不是“校验值、两个空格、路径”，或者路径重复、离开了所在的文件夹"
        return "" if self.digests else "没有列出任何文件"

    def digest_of(self, name: str) -> str | None:
        """Return the checksum of the file `name`. Case is ignored, because a memory stick may have changed it."""
        return next((digest for path, digest in self.digests.items() if path.lower() == name.lower()), None)


def checksum_list(content: bytes) -> ChecksumList:
    """Read a list, also one that an editor on Windows saved with a byte order mark and CR LF."""
    digests: dict[str, str] = {}
    invalid = []
    for number, line in enumerate(content.decode("utf-8-sig", "replace").split("\n"), 1):
        match = LINE.fullmatch(line.removesuffix("\r"))
        if match and PATH.fullmatch(match[2]) and match[2] not in digests:
            digests[match[2]] = match[1].lower()
        elif line.strip():
            invalid.append(number)
    return ChecksumList(digests, tuple(invalid))
