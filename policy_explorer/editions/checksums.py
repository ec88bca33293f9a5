"""The text of a SHA256SUMS -> the checksum of each path in it, and what cannot be read of it. Pure."""

from __future__ import annotations

import re

from msgspec import Struct

from policy_explorer.publish.site_paths import PATH

LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")
MOST_NAMED = 10


class ChecksumList(Struct, frozen=True):
    """`digests` in lower case, by path; `faults` are the numbers of lines that say nothing we can use."""

    digests: dict[str, str]
    faults: tuple[int, ...]

    @property
    def complaint(self) -> str:
        """What is wrong with the list itself; empty where nothing is."""
        if self.faults:
            named = "、".join(map(str, self.faults[:MOST_NAMED]))
            more = f"等 {len(self.faults)} 行" if len(self.faults) > MOST_NAMED else ""
            return f"第 {named} 行{more}不是“校验值、两个空格、路径”，或者路径重复、离开了所在的文件夹"
        return "" if self.digests else "没有列出任何文件"

    def digest_of(self, name: str) -> str | None:
        """Of the file of that name, however its letters are cased: a memory stick may change that."""
        return next((digest for path, digest in self.digests.items() if path.lower() == name.lower()), None)


def checksum_list(text: bytes) -> ChecksumList:
    """Marks and line ends that an editor on Windows may have left do not matter."""
    digests: dict[str, str] = {}
    faults = []
    for number, line in enumerate(text.decode("utf-8-sig", "replace").split("\n"), 1):
        found = LINE.fullmatch(line.removesuffix("\r"))
        if found and PATH.fullmatch(found[2]) and found[2] not in digests:
            digests[found[2]] = found[1].lower()
        elif line.strip():
            faults.append(number)
    return ChecksumList(digests, tuple(faults))
