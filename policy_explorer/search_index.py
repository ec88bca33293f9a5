"""Site -> the files under `search/`. Runs Pagefind in a temporary folder; publishes nothing itself.

What is published:

    pagefind.js, pagefind-entry.json, *.pagefind, *.pf_meta, index/   Pagefind's own, loaded as needed
    offline.js         all of these in one classic script, for file:// (`search_offline`)
    measures.js        which page of Pagefind's is which measure, and where its official words end
    passages/<n>.js    the words as they are printed, a few measures a file, for excerpts

Pagefind's own fragments are not: they hold the words folded and spaced out, and one file a measure.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pagefind_bin

from .data_script import data_script
from .search_offline import UnknownShape, offline_script
from .searchable import Searchable, Segmented, searchables, segmented, site_normaliser
from .segmentation import signs
from .site import Site
from .system_faults import naming

File = tuple[str, bytes]

PASSAGES_PER_FILE = 20
PAGES, BUNDLE = "pages", "bundle"
PUBLISHED = ("pagefind.js", "pagefind-entry.json", "wasm.unknown.pagefind", "*.pf_meta", "index/*.pf_index")
FRAGMENTS = "fragment/*.pf_fragment"
MAGIC = b"pagefind_dcd"
LANGUAGE = "zh"


class SearchIndexError(Exception):
    """The index could not be made. The text, in Chinese, says why."""


def index(site: Site) -> Iterator[File]:
    """Every file of the search index, with its path."""
    measures = tuple(searchables(site))
    normalise = site_normaliser(site)
    indexed = tuple(segmented(measure, normalise) for measure in measures)
    with TemporaryDirectory(prefix="search-") as folder:
        bundle = Path(folder) / BUNDLE
        if measures:
            make_bundle(indexed, Path(folder))
        ids = page_ids(bundle, len(measures))
        published = dict(published_files(bundle))
    yield from ((f"search/{path}", content) for path, content in published.items())
    if published:
        yield "search/offline.js", offline(published)
    yield "search/measures.js", measures_script(measures, indexed, ids)
    yield from passages_scripts(measures)


def make_bundle(indexed: Iterable[Segmented], folder: Path) -> None:
    (folder / PAGES).mkdir()
    characters: set[str] = set()
    for number, measure in enumerate(indexed):
        characters.update(measure.words)
        with naming(folder / PAGES):
            (folder / PAGES / f"{number}.html").write_text(page(measure), "utf-8")
    run_pagefind(folder, signs(characters))


def page(measure: Segmented) -> str:
    """A page without headings: Pagefind would take one for a title, and search that by rules of its own."""
    text = escape(" ".join(measure.words))
    return f'<!doctype html><html lang="{LANGUAGE}"><body data-pagefind-body><p>{text}</p></body></html>'


def run_pagefind(folder: Path, kept: str) -> None:
    """Index the pages in a folder; `kept` are the signs that count as words.

    A settings file, since a command line cannot carry every sign: not a leading hyphen, and no Chinese
    where the locale has none. It also keeps Pagefind from the settings of the folder we were called in.
    """
    settings = {"site": PAGES, "output_path": BUNDLE, "include_characters": kept, "silent": True}
    (folder / "pagefind.json").write_text(json.dumps(settings), "utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        command = [pagefind_bin.get_executable()]
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", errors="replace")
    except OSError as fault:
        raise SearchIndexError(f"检索索引无法生成：不能运行 Pagefind（{fault}）。请重新安装依赖 pagefind-bin。") from fault
    if run.returncode != 0:
        said = run.stderr.strip() or run.stdout.strip()
        raise SearchIndexError(f"检索索引无法生成：Pagefind 退出码 {run.returncode}。\n{said}")


def page_ids(bundle: Path, count: int) -> list[str]:
    """Pagefind's name for each page, in the order of the measures."""
    names = {page_number(fragment): fragment.stem for fragment in bundle.glob(FRAGMENTS)}
    if sorted(names) != list(range(count)):
        raise SearchIndexError(f"检索索引无法生成：共 {count} 项措施，Pagefind 只收录了 {len(names)} 项。")
    return [names[number] for number in range(count)]


def page_number(fragment: Path) -> int:
    content = gzip.decompress(fragment.read_bytes())
    if not content.startswith(MAGIC):
        raise SearchIndexError(f"检索索引无法生成：不认识 Pagefind 的文件 {fragment.name}，版本可能不合。")
    return int(Path(json.loads(content[len(MAGIC) :])["url"]).stem)


def published_files(bundle: Path) -> Iterator[File]:
    for pattern in PUBLISHED:
        for path in sorted(bundle.glob(pattern)):
            yield path.relative_to(bundle).as_posix(), path.read_bytes()


def offline(published: Mapping[str, bytes]) -> bytes:
    try:
        return offline_script(published)
    except UnknownShape as fault:
        raise SearchIndexError(f"离线检索无法生成：Pagefind 的 {fault} 与预期不同，版本可能不合。") from fault


def measures_script(measures: Sequence[Searchable], indexed: Sequence[Segmented], ids: Sequence[str]) -> bytes:
    return data_script(
        "searchMeasures",
        {
            "keys": [measure.key for measure in measures],
            "pages": ids,
            "headingEnds": [measure.heading_end for measure in indexed],
            "officialEnds": [measure.official_end for measure in indexed],
            "passagesPerFile": PASSAGES_PER_FILE,
        },
    )


def passages_scripts(measures: Sequence[Searchable]) -> Iterator[File]:
    for number, first in enumerate(range(0, len(measures), PASSAGES_PER_FILE)):
        some = measures[first : first + PASSAGES_PER_FILE]
        passages = [[each.heading, each.text, each.beside, each.tags] for each in some]
        yield f"search/passages/{number}.js", data_script(f"searchPassages{number}", passages)
