"""Drivers of the hostile suite: each makes one hostile case from a seed and says what is wrong, "" if nothing is.

A case may take seconds, never minutes. All chance comes from the `Random` that a driver is given.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from policy_explorer.build import FolderSink, build, check
from policy_explorer.editions.verify import verify
from policy_explorer.editions.verify_report import as_text
from policy_explorer.errors import PolicyExplorerError
from policy_explorer.load.problem import ContentError
from support.built import contents
from support.bundle_files import small_bundle
from support.content_mutations import as_yaml, plain_value, spoil_bytes, spoil_value
from support.hostile_archives import hostile_archives
from support.hostile_fields import FIELD_DRIVERS

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "tiny_content"
MORE_CONTENT = ("counted_content", "units_content", "governed_content", "later_notices")
NOTICES = sorted((ROOT / "tests" / "notices").rglob("*.*"))
ARCHIVES = list(hostile_archives())
Driver = Callable[[Random, Path], str]


def spoilt(good: bytes, random: Random) -> bytes:
    """Change some bytes of a file of any kind, cut it, or repeat a part of it."""
    if not good:
        return random.randbytes(100)
    start, length = random.randrange(len(good)), random.randrange(1, 1000)
    match random.randrange(4):
        case 0:
            return good[:start]
        case 1:
            return good[:start] + good[start + length :]
        case 2:
            return good[:start] + good[start : start + length] * random.randrange(2, 50) + good[start + length :]
    changed = bytearray(good)
    for _ in range(random.choice((1, 3, 50))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def content(random: Random, folder: Path) -> str:
    """Spoil one to three files of the content, or values in them: a check ends with problems or without, and with nothing else."""
    copy = shutil.copytree(TINY, folder / "content")
    if more := random.choice(("", "", *MORE_CONTENT)):
        shutil.copytree(ROOT / "tests" / more, copy, dirs_exist_ok=True)
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    good = {file: file.read_bytes() for file in files}
    for file in random.sample(files, random.randint(1, 3)):
        if file.suffix == ".yaml" and random.random() < 0.5:
            other = random.choice([each for each in files if each.suffix == ".yaml"])
            file.write_bytes(as_yaml(spoil_value(plain_value(good[file]), plain_value(good[other]), random)))
        else:
            file.write_bytes(spoil_bytes(good[file], good[random.choice(files)], random))
    try:
        check(copy)
    except ContentError as error:
        return "" if str(error).encode() and error.problems else "an error without a problem"
    return ""


def cache(random: Random, folder: Path) -> str:
    """Spoil files of the cache: the next build gives the same bytes."""
    out, copy = folder / "site", shutil.copytree(TINY, folder / "content")
    build(copy, sink=FolderSink(out, durable=False), cache=folder / "cache")
    whole = contents(out)
    stored = sorted(path for path in (folder / "cache").rglob("*") if path.is_file())
    for _ in range(3):
        for file in random.sample(stored, min(len(stored), random.randint(1, 40))):
            if file.exists():
                file.write_bytes(spoilt(file.read_bytes(), random))
        if random.random() < 0.5:
            next(path for path in out.rglob("*.html")).unlink()
        build(copy, sink=FolderSink(out, durable=False), cache=folder / "cache")
        if contents(out) != whole:
            return "other bytes after a damage of the cache"
    return ""


def disk(random: Random, folder: Path) -> str:
    """Let a file operation fail, from some operation on or once: the site is the old one or the new one, whole."""
    out, copy = folder / "site", shutil.copytree(TINY, folder / "content")
    build(copy, sink=FolderSink(out))
    old = contents(out)
    settings = copy / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("tagline: ", "tagline: 新"), "utf-8")
    with failing(random, folder / "site"):
        try:
            build(copy, sink=FolderSink(out))
        except (OSError, PolicyExplorerError):
            if contents(out) != old:
                return "not the old site after a failure"
    before = contents(out)
    build(copy, sink=FolderSink(out))
    new = contents(out)
    if before not in (old, new):
        return "neither the old nor the new site"
    left = [path.name for path in folder.iterdir() if path.name not in ("site", "content")]
    return f"left: {left}" if left else ""


@contextmanager
def failing(random: Random, near: Path) -> Iterator[None]:
    """Let calls of the system on the new site fail as a full or broken disk does."""
    number, once, count = random.randrange(1, 150), random.random() < 0.5, 0
    code = random.choice((errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT))
    real = {name: getattr(os, name) for name in ("link", "mkdir", "unlink", "rename")}
    real_open = open

    def judge(path: object) -> None:
        nonlocal count
        if f".{near.name}.new" in os.fspath(path):  # type: ignore[call-overload]
            count += 1
            if count == number or (count > number and not once):
                raise OSError(code, os.strerror(code), str(path))

    def wrapped(name: str) -> Callable[..., object]:
        def call(path: str, *given: object, **named: object) -> object:
            judge(path)
            return real[name](path, *given, **named)

        return call

    def opened(path: str, mode: str = "r", *given: object, **named: object) -> object:
        if "x" in mode:
            judge(path)
        return real_open(path, mode, *given, **named)  # type: ignore[call-overload]

    from policy_explorer.publish import staging

    for name in real:
        setattr(os, name, wrapped(name))
    staging.open = opened  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name, call in real.items():
            setattr(os, name, call)
        del staging.open  # type: ignore[attr-defined]


def signals(random: Random, folder: Path) -> str:
    """Send SIGTERM or SIGKILL at three file operations of a build."""
    program = ROOT / "tests" / "support" / "signalled_builds.py"
    command = [sys.executable, program, folder, str(random.randrange(2)), str(random.randrange(10**6)), "3"]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, timeout=600)
    return "; ".join(json.loads(done.stdout)["faults"])


def archives(random: Random, folder: Path) -> str:
    """Verify a hostile archive, spoilt further now and then, and a good one that is spoilt: neither is intact."""
    what, packed = random.choice(ARCHIVES)
    file, good = folder / "b.zip", small_bundle()
    file.write_bytes(packed)
    if not verify(file).differences:
        return f"{what}: called intact"
    for whole in (packed, good):
        file.write_bytes(spoilt(whole, random))
        found = verify(file)
        if not as_text(file, found).endswith("\n"):
            return f"{what}: no line"
        if whole is packed and not found.differences and file.read_bytes() != good:
            return f"{what}, spoilt: called intact"
    return ""


def imports(random: Random, folder: Path) -> str:
    """Import a notice or page that is spoilt: a draft or one clear line, within a minute and a gigabyte."""
    source = random.choice(NOTICES)
    file = folder / f"notice{source.suffix}"
    file.write_bytes(spoilt(source.read_bytes(), random))
    command = [sys.executable, "build.py", "import", file, "--id", "mycity-2024-5", "--content", folder / "content"]
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    fault = done.returncode not in (0, 1, 2) or "Traceback" in done.stderr or "程序出了毛病" in done.stderr
    return f"exit code {done.returncode}: {done.stderr[-1000:]}" if fault else ""


DRIVERS: dict[str, Driver] = {
    **{driver.__name__: driver for driver in (content, cache, disk, signals, archives, imports)},
    **FIELD_DRIVERS,
}
