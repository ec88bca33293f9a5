"""Test the cache: files that are damaged, exchanged, foreign or missing, and full disks, only cost time.

No build fails, no byte of a site differs, and no file that is not the cache's own is removed.
"""

from __future__ import annotations

import errno
import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from policy_explorer.build import Cache, FolderSink, WorkerPool, build, check, open_cache
from policy_explorer.build import pool as pools
from policy_explorer.build import sink as sinks
from policy_explorer.build.cache import ValueKind
from policy_explorer.build.cache_folder import FOLDER, SITE, TAG, TAG_TEXT
from support.built import contents, site_files

MEASURE = "documents/yunxi-2031-5/measures/02.yaml"
AT_ONCE = 40  # damages before a build
DAMAGES = 200
TOO_LARGE = 1 << 40  # bytes
OTHER_MOMENTS = sorted(
    set(itertools.product(["检查", "生成", "打包", "检索", "写入"], [False, True])) - {("生成", True)}
)
NUMBER = ValueKind[int]("number", int)
WORD = ValueKind[str]("number", str)


def toggle(content: Path) -> None:
    """Change the summary of a measure, or change it back."""
    file = content / MEASURE
    text = file.read_text("utf-8")
    new, old = "summary: {text: 新", "summary: {text: "
    file.write_text(text.replace(new, old) if new in text else text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def versions(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The site with either summary, built without a cache, by the text of the measure."""
    content = shutil.copytree(tiny_content, tmp_path_factory.mktemp("versions") / "content")
    sites = {}
    for _ in range(2):
        toggle(content)
        sites[(content / MEASURE).read_text("utf-8")] = site_files(content)
    return sites


def flip(file: Path, random: Random, others: list[Path]) -> None:
    written = bytearray(file.read_bytes())
    written[random.randrange(len(written))] ^= 1 << random.randrange(8)
    file.write_bytes(written)


def truncate(file: Path, random: Random, others: list[Path]) -> None:
    os.truncate(file, random.randrange(file.stat().st_size))


def lengthen(file: Path, random: Random, others: list[Path]) -> None:
    file.write_bytes(file.read_bytes() + random.randbytes(9))


def swap(file: Path, random: Random, others: list[Path]) -> None:
    other = random.choice(others)
    one, two = file.read_bytes(), other.read_bytes()
    file.write_bytes(two)
    other.write_bytes(one)


def make_folder(file: Path, random: Random, others: list[Path]) -> None:
    file.unlink()
    file.mkdir()
    (file / "mine.txt").write_text("mine")


def make_link(file: Path, random: Random, others: list[Path]) -> None:
    file.unlink()
    thesis = next(folder for folder in file.parents if folder.name == "cache").with_name("thesis.txt")
    file.symlink_to(random.choice([*others, file.with_name("nowhere"), file, thesis, thesis]))


def lock(file: Path, random: Random, others: list[Path]) -> None:
    file.chmod(0)


def delete(file: Path, random: Random, others: list[Path]) -> None:
    file.unlink()


def make_pipe(file: Path, random: Random, others: list[Path]) -> None:
    file.unlink()
    os.mkfifo(file)


def make_far_too_large(file: Path, random: Random, others: list[Path]) -> None:
    os.truncate(file, TOO_LARGE)  # with a hole: it takes no room


WAYS = (make_pipe, make_far_too_large, flip, flip, truncate, lengthen, swap, make_folder, make_link, lock, delete)


def damage(folder: Path, random: Random) -> None:
    """Do something to one file of the cache."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    files = [path for path in files if 0 < path.stat().st_size < TOO_LARGE and path.name != "mine.txt"]
    random.choice(WAYS)(random.choice(files), random, files)


@pytest.mark.usefixtures("kept_beside_the_program")
@pytest.mark.parametrize("start", [0, *(pytest.param(start, marks=pytest.mark.wide) for start in range(1, 5))])
def test_two_hundred_damages_cost_only_time(tiny_copy, versions, out, tmp_path, pytestconfig, start):
    random, cache, thesis = Random(start), tmp_path / "cache", tmp_path / "thesis.txt"
    thesis.write_text("thesis")
    at_once = 1 if pytestconfig.getoption("--every-combination") else AT_ONCE
    build(tiny_copy, sink=FolderSink(out), cache=cache)
    assert any((cache / "kept").iterdir()), "compiled templates are among what is damaged"
    for _ in range(DAMAGES // 5 // at_once):
        for _ in range(at_once):
            damage(cache, random)
        toggle(tiny_copy)
        build(tiny_copy, sink=FolderSink(out), cache=cache)
        assert contents(out) == versions[(tiny_copy / MEASURE).read_text("utf-8")]
    assert thesis.read_text() == "thesis"
    foreign = [folder for folder in cache.rglob("*") if folder.is_dir() and (folder / "mine.txt").exists()]
    assert all((folder / "mine.txt").read_text() == "mine" for folder in foreign)


@pytest.mark.usefixtures("kept_beside_the_program")
@pytest.mark.parametrize(
    ("stage", "several"),
    [("生成", True), *(pytest.param(*each, marks=pytest.mark.wide) for each in OTHER_MOMENTS)],
)
def test_a_cache_that_is_deleted_while_a_site_is_built(tiny_copy, versions, out, tmp_path, monkeypatch, stage, several):
    monkeypatch.setattr(pools, "WORTH_IT", 1)
    monkeypatch.setattr(pools, "processors", lambda: 2)
    cache = tmp_path / "cache"

    def announce(begun: str) -> None:
        if begun == stage:
            shutil.rmtree(cache)

    build(tiny_copy, sink=FolderSink(out), cache=cache)
    toggle(tiny_copy)
    pool = WorkerPool() if several else None
    build(tiny_copy, sink=FolderSink(out), cache=cache, pool=pool, announce=announce)
    assert contents(out) == versions[(tiny_copy / MEASURE).read_text("utf-8")]


def test_a_full_disk_costs_only_time(tiny_copy, versions, out, tmp_path, monkeypatch):
    written = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.is_relative_to(tmp_path / "cache") and path.name != TAG:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return written(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    build(tiny_copy, sink=FolderSink(out), cache=tmp_path / "cache")
    assert contents(out) == versions[(tiny_copy / MEASURE).read_text("utf-8")]


# Files of other programs and of the user


def test_other_files_beside_the_cache_stay(tiny_copy, out, tmp_path):
    folder = tmp_path / "d"
    for path, text in (("thesis/only", "x"), ("thesis/out", "log"), ("thesis/place", "/nowhere"), ("out", "o")):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    before = contents(folder)
    for _ in range(2):
        build(tiny_copy, sink=FolderSink(out), cache=folder, pages_only=True)
        assert before.items() <= contents(folder).items()


@pytest.mark.parametrize("text", [None, b"Signature: 8a477f597d28d172789f06886806bc55\n# of another program\n"])
def test_a_folder_without_the_tag_is_not_used(tiny_copy, out, tmp_path, text):
    folder = tmp_path / "cache" / FOLDER
    folder.mkdir(parents=True)
    (folder / "mine").write_text("mine")
    if text:
        (folder / TAG).write_bytes(text)
    before = contents(folder)
    build(tiny_copy, sink=FolderSink(out), cache=tmp_path / "cache", pages_only=True)
    assert contents(folder) == before


@pytest.mark.wide
def test_the_cache_of_a_removed_site_is_removed_but_not_other_files_in_it(tiny_copy, out, tmp_path):
    cache = tmp_path / "cache"
    for name in ("one", "two"):
        build(tiny_copy, sink=FolderSink(tmp_path / name), cache=cache, pages_only=True)
    (first, second) = sorted(path for path in (cache / FOLDER).iterdir() if path.is_dir())
    for folder in (first, second):
        (folder / "mine.txt").write_text("mine")
    shutil.rmtree(tmp_path / "one")
    shutil.rmtree(tmp_path / "two")
    build(tiny_copy, sink=FolderSink(out), cache=cache, pages_only=True)
    assert {path.name for path in (*first.iterdir(), *second.iterdir())} == {TAG, "mine.txt"}


def test_check_writes_nothing_but_the_cache(tiny_copy, tmp_path):
    cache, before = tmp_path / "cache", {path.name for path in tmp_path.iterdir()}
    outcome = build(tiny_copy, cache=cache)
    assert outcome.sizes and {path.name for path in tmp_path.iterdir()} - before == {cache.name}
    assert check(tiny_copy, cache=cache).measures == outcome.measures


@pytest.mark.wide
def test_check_needs_no_room_in_the_cache(tiny_copy, tmp_path, monkeypatch):
    def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    expected = build(tiny_copy)
    monkeypatch.setattr(sinks, "write_file", full)
    assert build(tiny_copy, cache=tmp_path / "cache") == expected


@pytest.mark.wide
def test_check_leaves_other_files_in_the_place_of_its_site(tiny_copy, tmp_path):
    with open_cache(tmp_path / "cache", tiny_copy, None, b"code") as opened:
        (opened.folder / SITE).mkdir()
        (opened.folder / SITE / "mine.txt").write_text("mine")
    assert build(tiny_copy, cache=tmp_path / "cache") == build(tiny_copy)
    assert contents(opened.folder / SITE) == {"mine.txt": b"mine"}


@pytest.mark.wide
@pytest.mark.parametrize("name", [SITE, "empty"])  # a link to itself, and one to a folder of someone else
def test_check_follows_no_link_out_of_the_cache(tiny_copy, tmp_path, name):
    with open_cache(tmp_path / "cache", tiny_copy, None, b"code") as opened:
        (opened.folder / "empty").mkdir()
        (opened.folder / SITE).symlink_to(name)
    assert build(tiny_copy, cache=tmp_path / "cache") == build(tiny_copy)
    assert contents(opened.folder / "empty") == {}


# The identity of a value


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[bytes], Cache]:
    return lambda code: Cache(tmp_path, code)


def test_a_value_belongs_to_its_kind_its_key_and_the_program(opened, tmp_path):
    opened(b"code").put(NUMBER, b"key", 7)
    (file,) = tmp_path.iterdir()
    assert opened(b"code").get(NUMBER, b"key") == 7
    assert opened(b"other code").get(NUMBER, b"key") is None
    file.rename(tmp_path / f"number-{b'yek'.hex()}")
    assert opened(b"code").get(NUMBER, b"yek") is None


def test_a_value_of_another_type_is_none(opened):
    opened(b"code").put(NUMBER, b"key", 7)
    assert opened(b"code").get(WORD, b"key") is None


@pytest.mark.parametrize("written", [b"", TAG_TEXT[:40]])
def test_a_tag_that_was_cut_short_is_written_again(tiny_content, out, tmp_path, written):
    out.mkdir()
    for _ in range(2):
        with open_cache(tmp_path / "cache", tiny_content, out, b"code") as cache:
            marks = (cache.folder / TAG, cache.folder.parent / TAG)
            assert [mark.read_bytes() for mark in marks] == [TAG_TEXT] * 2
        shutil.rmtree(marks[0].parent)
        marks[1].write_bytes(written)


def test_the_tag_says_what_the_folder_is(tiny_copy, out, tmp_path):
    with open_cache(tmp_path / "cache", tiny_copy, out, b"code") as cache:
        assert (cache.folder / TAG).read_bytes() == (cache.folder.parent / TAG).read_bytes() == TAG_TEXT
    assert TAG_TEXT.startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")
