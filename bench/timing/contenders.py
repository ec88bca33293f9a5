"""The two programs that are compared, each in a folder of its own: what to run, what to change, where to see the change."""

from __future__ import annotations

import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from compileall import compile_dir
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from hugo_site import write as write_hugo_site
from timing.edits import (
    MARKS,
    TEMPLATE_MARKS,
    heading_shows,
    marked_heading,
    resummed,
    retitled,
    retitled_notice,
    title_of,
)

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("policy_explorer", "templates", "static", "docs/schemas")
DOCUMENT, NUMBER = "lanqiao-1", 5  # the measure that is changed

Commands = list[list[str]]


class Contender(ABC):
    """A program with its copy of the content. Everything is made in `folder`; the server listens on `port`."""

    name: str
    port: int

    def __init__(self, folder: Path, content: Path) -> None:
        self.folder, self.content, self.changes = folder, content, 0
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.prepare()

    @abstractmethod
    def prepare(self) -> None: ...

    @abstractmethod
    def pages(self) -> Commands:
        """Return the commands that build the pages alone."""

    @abstractmethod
    def whole(self) -> Commands:
        """Return the commands that build the pages and the search."""

    @abstractmethod
    def serving(self) -> list[str]: ...

    @property
    @abstractmethod
    def leftovers(self) -> tuple[Path, ...]:
        """Return the folders that a build leaves and the next build can use."""

    @property
    @abstractmethod
    def measure(self) -> Path:
        """Return the file of the measure that is changed."""

    @property
    @abstractmethod
    def template(self) -> Path: ...

    @property
    @abstractmethod
    def page(self) -> str:
        """Return the path of the page of the measure, from the root of the site."""

    @property
    @abstractmethod
    def out(self) -> Path: ...

    measure_pages: str  # pattern of the pages of measures in `out`

    def clear(self) -> None:
        for path in self.leftovers:
            shutil.rmtree(path, ignore_errors=True)

    def change_measure(self) -> str:
        """Change the title. Like all changes, returns the mark that the page must show."""
        mark = self.next_mark(MARKS)
        change(self.measure, lambda text: retitled(text, mark))
        return mark

    def change_summary(self) -> str:
        mark = self.next_mark(MARKS)
        change(self.measure, lambda text: resummed(text, mark))
        return mark

    def change_template(self) -> str:
        mark = self.next_mark(TEMPLATE_MARKS)
        change(self.template, lambda text: marked_heading(text, mark))
        return mark

    def change_nothing(self) -> None:  # noqa: B027 - a change like the others, of nothing
        pass

    def next_mark(self, marks: str) -> str:
        """Return another mark than the present one."""
        self.changes += 1
        return marks[self.changes % len(marks)]

    def shows(self, mark: str | None) -> bool:
        return mark is None or heading_shows((self.out / self.page).read_text("utf-8"), mark)


def change(file: Path, edit: Callable[[str], str]) -> None:
    old = file.read_text("utf-8")
    new = edit(old)
    if new == old:
        raise SystemExit(f"{file}: found nothing to change")
    file.write_text(new, "utf-8")


class Ours(Contender):
    """A copy of this program, whose templates may be changed."""

    name, port, measure_pages = "ours", 8471, "measures/*.html"

    def prepare(self) -> None:
        self.program = self.folder / "program"
        for name in PROGRAM:
            shutil.copytree(ROOT / name, self.program / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "build.py", self.program)
        compile_dir(self.program, quiet=1)  # as after a first run, also where the environment forbids bytecode
        shutil.copytree(self.content, self.folder / "content")
        self.options = subprocess.run(
            [*self.python("build"), "--help"], capture_output=True, text=True, check=True, cwd=self.folder
        ).stdout

    def python(self, command: str) -> list[str]:
        return [sys.executable, str(self.program / "build.py"), command]

    def knows(self, option: str) -> bool:
        """Return whether this version of the program has an option. Older versions are measured without it."""
        return option in self.options

    def command(self, name: str, *more: str) -> list[str]:
        cache = ["--cache", str(self.folder / "cache")] if self.knows("--cache") else []
        return [*self.python(name), "--content", str(self.folder / "content"), "--out", str(self.out), *cache, *more]

    def pages(self) -> Commands:
        return [self.command("build", *(["--pages-only"] if self.knows("--pages-only") else []))]

    def whole(self) -> Commands:
        return [self.command("build")]

    def serving(self) -> list[str]:
        return self.command("serve", "--port", str(self.port))

    @property
    def out(self) -> Path:
        return self.folder / "site"

    @property
    def leftovers(self) -> tuple[Path, ...]:
        return self.out, self.folder / "cache", self.program / ".cache"

    @property
    def measure(self) -> Path:
        return self.folder / f"content/documents/{DOCUMENT}/measures/{NUMBER:03}.yaml"

    @cached_property
    def template(self) -> Path:
        """Return the template that contains the heading of a measure."""
        return next(
            path
            for path in sorted((self.program / "templates").rglob("*.html"))
            if "measure.title }}</h1>" in path.read_text("utf-8")
        )

    @property
    def page(self) -> str:
        return f"measures/{DOCUMENT}-{NUMBER}.html"

    def change_measure(self) -> str:
        old = title_of(self.measure.read_text("utf-8"))
        mark = super().change_measure()
        new = title_of(self.measure.read_text("utf-8"))
        change(self.measure.parents[1] / "notice.txt", lambda text: retitled_notice(text, old, new))
        return mark


class Hugo(Contender):
    """The same content as a Hugo project, and extended Pagefind for the site that it builds."""

    name, port, measure_pages = "Hugo", 8472, "documents/*/[0-9]*.html"

    def prepare(self) -> None:
        self.project = self.folder / "project"
        write_hugo_site(self.content, self.project)
        self.hugo = program("hugo", "hugo/binaries/hugo")
        self.pagefind = program("pagefind_bin_extended", "pagefind_bin_extended/pagefind_extended")

    def pages(self) -> Commands:
        return [[self.hugo, "build", "--source", str(self.project)]]

    def whole(self) -> Commands:
        return [*self.pages(), [self.pagefind, "--site", str(self.out)]]

    def serving(self) -> list[str]:
        return [self.hugo, "server", "--source", str(self.project), "--port", str(self.port), "--bind", "127.0.0.1"]

    @property
    def out(self) -> Path:
        return self.project / "public"

    @property
    def leftovers(self) -> tuple[Path, ...]:
        return self.out, self.project / "resources"

    @property
    def measure(self) -> Path:
        return self.project / f"content/documents/{DOCUMENT}/{NUMBER:03}.md"

    @property
    def template(self) -> Path:
        return self.project / "layouts/page.html"

    @property
    def page(self) -> str:
        return f"documents/{DOCUMENT}/{NUMBER:03}.html"


def program(package: str, path: str) -> str:
    """Return the path of a program that a package of the extra `bench` contains."""
    found = find_spec(package)
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (file := Path(folder).parent / path).exists():
            return str(file)
    raise SystemExit(f"no {package}: run `make bench`, or pip install -e '.[bench]'")
