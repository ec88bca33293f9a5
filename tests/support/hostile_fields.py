"""Drivers of the hostile suite for what an editor may write: skins, the office, companions, amounts, windows, everyday words, new sites.

Like those in `hostile_drivers.py`: each makes one case from a seed and says what is wrong, "" if nothing is. How a case may end is in
`hostile_outcome.py`, what it writes in `hostile_writing.py`.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import yaml

from policy_explorer.build import check
from policy_explorer.cli.main import main
from support.content_mutations import as_yaml, plain_value, slots_in, spoil_bytes
from support.hostile_outcome import built, limited, outcome, passes
from support.hostile_values import HOSTILE_TEXTS, HOSTILE_VALUES
from support.hostile_writing import (
    ADDRESSES,
    BIDI,
    COLOURS,
    DRAWINGS,
    GOOD_DRAWING,
    NAMES,
    OFFICIAL,
    PNG,
    PROLOGS,
    STYLES,
    TEMPLATE_TRIES,
    WORDS,
)

TESTS = Path(__file__).parents[1]
TEMPLATES = TESTS.parent / "templates"


def settings_of(content: Path, more: dict[str, Any]) -> dict[str, Any]:
    return {**yaml.safe_load((content / "site.yaml").read_text("utf-8")), **json.loads(json.dumps(more))}


def pictures(content: Path) -> Path:
    folder = content / "pictures"
    folder.mkdir()
    (folder / "mark.svg").write_text(GOOD_DRAWING.format(""), "utf-8")
    (folder / "emblem.png").write_bytes(PNG)
    return folder


def official(random: Random, folder: Path) -> str:
    """Hostile addresses, names and pictures of the office that runs the site."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    settings, drawn = settings_of(content, OFFICIAL), pictures(content)
    chosen = ["official", "contact", "licence", "address", "links"]
    settings["links"] = [{"title": "网站", "url": "https://example.org/"}]
    places = [(holder, key) for name in chosen for holder, key in slots_in({name: settings[name]})]
    places = [(settings, key) if key in chosen else (holder, key) for holder, key in places]
    for holder, key in random.sample(places, random.randint(1, 2)):
        holder[key] = random.choice((*ADDRESSES, *ADDRESSES, *HOSTILE_TEXTS, *HOSTILE_VALUES, BIDI))
    drawing = ""
    if random.random() < 0.4:
        settings = settings_of(content, OFFICIAL)
        prolog, drawing = random.choice(PROLOGS), random.choice(("", *DRAWINGS))
        drawing = prolog + GOOD_DRAWING.format(drawing) if prolog or drawing else ""
        (drawn / "mark.svg").write_text(drawing or GOOD_DRAWING.format(""), "utf-8")
    (content / "site.yaml").write_bytes(as_yaml(settings))
    said = outcome(content, built)
    if drawing and drawing != "\ufeff" + GOOD_DRAWING.format("") and not said and passes(content):
        return f"published: {drawing}"
    return said


def skins(random: Random, folder: Path) -> str:
    """Values of the skin, styles and templates of the content that want to get out."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    settings = settings_of(content, OFFICIAL if random.random() < 0.5 else {"skin": OFFICIAL["skin"]})
    pictures(content)
    match random.randrange(3):
        case 0:
            settings["skin"][random.choice(list(settings["skin"]))] = random.choice(
                (*COLOURS, *HOSTILE_VALUES, *HOSTILE_TEXTS)
            )
        case 1:
            sheet = content / "skin" / "css" / random.choice(("site", "measure", "explorer", "nothing"))
            sheet.mkdir(parents=True)
            style = "".join(random.choices(STYLES, k=random.choice((1, 1, 2))))
            (sheet / random.choice(("colours.css", "own.css", "tokens.css"))).write_text(style, "utf-8")
        case _:
            path = random.choice(sorted(TEMPLATES.rglob("*.html"))).relative_to(TEMPLATES)
            own = content / "skin" / "templates" / path
            own.parent.mkdir(parents=True)
            own.write_text(random.choice(TEMPLATE_TRIES).replace("TOUCHED", str(folder / "TOUCHED")), "utf-8")
            (content / "site.yaml").write_bytes(as_yaml(settings))
            return outcome(content, built)
    (content / "site.yaml").write_bytes(as_yaml(settings))
    return outcome(content, built)


def amounts(random: Random, folder: Path) -> str:
    """Hostile values in what is paid, when it can be applied for, what relates to it, and how figures are computed."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    overlay = random.choice(("counted_content", "units_content", "governed_content", "later_notices"))
    shutil.copytree(TESTS / overlay, content, dirs_exist_ok=True)
    files = sorted(
        path
        for name in ("questions.yaml", "documents/**/*.yaml", "vocabularies/units.yaml")
        for path in content.glob(name)
    )
    own = (
        "payout",
        "windows",
        "period",
        "how_to_apply",
        "sources",
        "relations",
        "sum",
        "ratio",
        "extends",
        "minimum",
        "examples",
        "tables",
    )
    slots = []
    values = {file: plain_value(file.read_bytes()) for file in files}
    for file, value in values.items():
        for holder, key in slots_in(value):
            if key in own:
                slots += [(file, holder, key), *((file, *slot) for slot in slots_in(holder[key]))]
    for file, holder, key in random.sample(slots, random.randint(1, 3)):
        if isinstance(holder, list) and random.random() < 0.1 and key < len(holder):
            holder.extend([holder[key]] * random.choice((10, 1_000)))
        elif (isinstance(holder, dict) and key in holder) or (isinstance(holder, list) and key < len(holder)):
            holder[key] = random.choice(
                (*HOSTILE_VALUES, *HOSTILE_TEXTS, *ADDRESSES[:10], 10**30, "1e999", -0.0, "2031-01-01")
            )
        file.write_bytes(as_yaml(values[file]))
    return outcome(content, built)


def companions(random: Random, folder: Path) -> str:
    """Sources of a document that are elsewhere, something else than a file, or spoilt."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    shutil.copytree(TESTS / "counted_content", content, dirs_exist_ok=True)
    guide = random.choice(sorted(content.glob("documents/*/sources/*.txt")))
    document = guide.parents[1] / "document.yaml"
    match random.randrange(3):
        case 0:
            written = plain_value(document.read_bytes())
            where = (
                "../../../secret.txt",
                "/etc/passwd",
                "sources/../../../../secret.txt",
                "sources/guide.txt\0",
                "sources",
                "C:\\x",
                "sources/" + "a" * 300,
            )
            holder, key = random.choice(list(slots_in(written.get("sources", [{}]))))
            holder[key] = random.choice((*where, *where, *ADDRESSES, *HOSTILE_VALUES))
            document.write_bytes(as_yaml(written))
        case 1:
            guide.unlink()
            random.choice(
                (
                    guide.mkdir,
                    lambda: os.mkfifo(guide),
                    *(
                        lambda to=to: guide.symlink_to(to)
                        for to in (folder / "secret.txt", "/dev/zero", guide, "nowhere", "/")
                    ),
                )
            )()
        case _:
            good = guide.read_bytes()
            text = random.choice(
                (
                    spoil_bytes(good, good, random),
                    good * 2_000,
                    b"\xff\xfe" + good,
                    b"(" * 10**6,
                    b"\0" * 10**6,
                    b"\n" * 10**6,
                    "第一条".encode() * 10**5,
                )
            )
            guide.write_bytes(text)
    return outcome(content, built)


def everyday(random: Random, folder: Path) -> str:
    """Everyday words that are many, long, not words, or patterns."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    count = random.choice((1, 10, 100, 20_000, 100_000))
    fields = ("find", "near", "sectors", "kinds", "audiences", "departments")

    def word(number: int) -> str:
        return random.choice(WORDS) if random.random() < min(0.5, 5 / count) else f"词{number}{random.choice('甲乙丙')}"

    entries: list[Any] = []
    for number in range(count):
        entry: dict[str, Any] = {"say": [word(number)]}
        entry |= {"absent": True} if random.random() < 0.5 else {"find": ["有机"]}
        entries.append(entry)
    for entry in random.sample(entries, min(count, 2)):
        entry[random.choice(fields)] = random.choice(
            ([random.choice(WORDS)], random.choice(HOSTILE_VALUES), ["有机"] * 1_000)
        )
    (content / "vocabularies" / "everyday.yaml").write_bytes(as_yaml(entries))
    return outcome(content, built if count <= 100 else check)


def new_sites(random: Random, folder: Path) -> str:
    """Names for a new site: nothing but that folder is written, and it builds, or a line says why not."""
    (folder / "full").mkdir()
    (folder / "full" / "x").write_text("x", "utf-8")
    (folder / "file").write_text("x", "utf-8")
    (folder / "empty").mkdir()
    (folder / "链接").symlink_to("full")
    (folder / "link").symlink_to("empty")
    (folder / "dangling").symlink_to("nowhere")
    (folder / "loop").symlink_to("loop")
    name = random.choice(NAMES)
    before = {path: path.lstat().st_mtime_ns for path in folder.rglob("*") if not path.is_dir()}
    place = name if random.random() < 0.5 or name in ("/", "..", "a/../..") else os.path.join(folder, name)
    said, back = StringIO(), os.getcwd()
    os.chdir(folder)
    try:
        with redirect_stdout(said), redirect_stderr(said), limited():
            code = main(["new", "site", place])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else -1
    finally:
        os.chdir(back)
    text = said.getvalue()
    if code not in (0, 1, 2) or "Traceback" in text or "程序出了毛病" in text or "\x1b" in text:
        return f"{name!r}: exit code {code}: {text[-1000:]}"
    if any(path.lstat().st_mtime_ns != time for path, time in before.items()) or list(folder.glob(".*.new")):
        return f"{name!r}: changed something else, or left something"
    if code == 0:
        check(Path(place if os.path.isabs(place) else folder / place))
    return "" if code == 0 or text.strip() else f"{name!r}: no word"


FIELD_DRIVERS = {driver.__name__: driver for driver in (skins, official, companions, amounts, everyday, new_sites)}
