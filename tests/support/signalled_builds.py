"""Builds that get a signal at one of their file operations. Run as a program: a process without threads, which may fork.

    python signalled_builds.py FOLDER WORKERS SEED COUNT

makes builds in FOLDER, of a site that is there already and of one that is not, and sends each SIGTERM or SIGKILL at one of its
operations: COUNT of them drawn with SEED. It prints one JSON object: the number of cases, and what was wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from policy_explorer.build import pool, site_maker  # noqa: E402, F401 - loaded before the forks
from policy_explorer.cli.dispatch import load_command  # noqa: E402
from policy_explorer.cli.main import main  # noqa: E402
from support.at_each_call import counted, in_fork, killed, terminated  # noqa: E402
from support.built import contents  # noqa: E402

CODES = {"SIGTERM": (143, 0), "SIGKILL": (9, 0)}


class Place:
    """The folders of the builds."""

    def __init__(self, folder: Path):
        self.folder, self.content, self.out = folder, folder / "content", folder / "place" / "_site"
        self.temporary, self.said = folder / "tmp", folder / "said"
        shutil.copytree(ROOT / "tests" / "tiny_content", self.content)
        self.temporary.mkdir()
        self.command = [
            "build",
            "--content",
            str(self.content),
            "--out",
            str(self.out),
            "--cache",
            str(folder / "cache"),
        ]
        subprocess.run([sys.executable, "build.py", *self.command], cwd=ROOT, check=True, capture_output=True)
        shutil.copytree(
            folder / "cache", folder / "first cache"
        )  # a fork can minify nothing: all of it is in the cache
        shutil.copytree(self.out, folder / "first site")
        self.whole = contents(self.out)

    def build(self) -> None:
        sys.exit(main(self.command))

    def ready(self, present: bool) -> None:
        """Make the site present, without what a build knows of it, or absent."""
        shutil.rmtree(self.out, ignore_errors=True)
        if present:
            shutil.copytree(self.folder / "first site", self.out)
        self.restore_cache()
        self.said.write_bytes(b"")

    def restore_cache(self) -> None:
        """Restore the cache of the first build. The cache of a site that is absent is removed by a build that ends early."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        shutil.copytree(self.folder / "first cache", self.folder / "cache")
        for path in (self.folder / "cache").glob("**/manifest-*"):
            path.unlink()

    def fault(self, present: bool, code: int, codes: tuple[int, ...]) -> str:
        """Return what is wrong after a build that got a signal, and after the next one if something is left; "" if nothing is."""
        found = contents(self.out) if self.out.exists() else None
        if code not in codes:
            return f"exit code {code}: {self.said.read_text('utf-8')[-500:]}"
        if found != self.whole and (present or found is not None or code == 0):
            return "the site is not whole"
        if "Traceback" in self.said.read_text("utf-8"):
            return self.said.read_text("utf-8")[-500:]
        if not self.left():
            return ""
        self.restore_cache()
        in_fork(self.build, lambda count: None, self.folder)
        if self.left() or not self.out.exists() or contents(self.out) != self.whole:
            return f"after the next build, left: {self.left()}; it said: {self.said.read_text('utf-8')[-500:]}"
        return ""

    def left(self) -> list[str]:
        """Return what is beside the site or among the temporary files."""
        return [path.name for path in (*self.out.parent.iterdir(), *self.temporary.iterdir()) if path != self.out]


def run(folder: Path, workers: bool, seed: int, count: int) -> dict[str, object]:
    place = Place(folder)
    tempfile.tempdir = str(place.temporary)
    pool.WORTH_IT = 0 if workers else pool.WORTH_IT
    load_command("build")
    said = os.open(place.said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(said, 2)
    os.dup2(said, 1)
    cases = []
    for present in (True, False):
        place.ready(present)
        numbers = range(counted(place.build, folder))
        cases += [(present, name, at) for name in CODES for at in numbers]
    chosen = Random(seed).sample(cases, min(count, len(cases)))
    faults = []
    for present, name, at in chosen:
        place.ready(present)
        stop = terminated(at) if name == "SIGTERM" else killed(at)
        code = in_fork(partial(place.build), stop, folder)
        if wrong := place.fault(present, code, CODES[name]):
            faults.append(f"{name} at {at}, site {'present' if present else 'absent'}: {wrong}")
    return {"cases": len(chosen), "of": len(cases), "faults": faults}


if __name__ == "__main__":
    answer = os.dup(1)
    found = run(Path(sys.argv[1]), sys.argv[2] == "1", int(sys.argv[3]), int(sys.argv[4]))
    os.write(answer, json.dumps(found).encode())
