"""What no hostile case may end with: an unclear word, a program that was run, a script, another place asked, a file of another folder."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree, html

from policy_explorer.build import MemorySink, build, check
from policy_explorer.errors import PolicyExplorerError

SECRET = "the-secret-of-another-folder"
PATIENCE = 120  # seconds of this process for one case; a second is usual
ALLOWED = re.compile(r"(?i)(?:https?|mailto|tel):|data:image/|[^:]*(?:[/?#]|\Z)")
HOST = re.compile(r"(?i)https?://([^/?#]*)")
PLAIN_HOST = re.compile(r"[0-9A-Za-z_.:\[\]\u4e00-\u9fff-]{1,1300}")
ADDRESSED = ("href", "src", "action", "formaction", "xlink:href", "poster", "srcset", "background", "data")


def outcome(content: Path, made: Callable[[Path], Any]) -> str:
    """Make something of a content; return what is wrong with how it ends or with the site that comes of it."""
    secret = content.parent / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    with limited():
        try:
            files = made(content)
        except PolicyExplorerError as error:
            said = str(error)
            return "" if said.encode() and "Traceback" not in said and SECRET not in said else f"said: {said[:500]}"
    if (content.parent / "TOUCHED").exists() or Path("TOUCHED").exists():
        return "a program was run"
    return "; ".join(faults_of(files or {}))


def built(content: Path) -> dict[str, bytes]:
    sink = MemorySink()
    build(content, sink=sink)
    return sink.files


@contextmanager
def limited() -> Iterator[None]:
    """End what takes longer than PATIENCE of this process, whatever else the machine does."""

    def end(*_: object) -> None:
        raise TimeoutError(f"longer than {PATIENCE} s")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def faults_of(files: dict[str, bytes]) -> Iterator[str]:
    for path, content in files.items():
        if SECRET.encode() in content:
            yield f"{path}: holds a file of another folder"
        if b"evil.example" in content and path.endswith((".css", ".svg")):
            yield f"{path}: asks another place"
        if path.endswith(".html") and not path.startswith("offline/"):
            yield from (f"{path}: {fault}" for fault in faults_of_page(content))


def faults_of_page(content: bytes) -> Iterator[str]:
    for element in html.document_fromstring(content.decode("utf-8"), parser=html.HTMLParser(encoding=None)).iter(
        etree.Element
    ):
        for name, value in element.attrib.items():
            if name.startswith("on") and name != "on":
                yield f"attribute {name}"
            if name in ADDRESSED and not ALLOWED.match(value):
                yield f"{name}={value[:100]!r}"
            host = HOST.match(value) if name == "href" else None
            if host and (not PLAIN_HOST.fullmatch(host[1]) or len(value) > 3_500):
                yield f"an address that looks like another, or has no end: {value[:100]!r}"
        if element.tag == "script" and not element.get("src") and "json" not in (element.get("type") or ""):
            yield f"a script {(element.text or '')[:50]!r}"


def passes(content: Path) -> bool:
    try:
        check(content)
    except PolicyExplorerError:
        return False
    return True
