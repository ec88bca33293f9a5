"""A command, run and measured: time on the clock, time of the processors, and the most memory of all its processes.

Memory is the sum of what each process of the session has for itself and its share of what it has in common (PSS), read
every 20 ms. Reading it stops a process for a moment, so that runs that are timed are not read.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

EVERY = 0.02  # seconds
TICKS = os.sysconf("SC_CLK_TCK")
SESSION, USER, SYSTEM = 3, 11, 12  # fields of /proc/<pid>/stat behind the name


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock and of the processors, megabytes at most (nought where it was not read)."""

    wall: float
    cpu: float
    memory: float = 0


def run(commands: Sequence[Sequence[str]], folder: Path, memory: bool = False) -> Run:
    """One command after the other; the sum of their times, the most memory of any."""
    runs = [run_one(command, folder, memory) for command in commands]
    return Run(sum(each.wall for each in runs), sum(each.cpu for each in runs), max(each.memory for each in runs))


def run_one(command: Sequence[str], folder: Path, memory: bool) -> Run:
    start = time.perf_counter()
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
        watch = Watch(process.pid) if memory else None
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)  # an interrupt reaches no other session
            raise
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{(folder / 'said.txt').read_text('utf-8', 'replace')}")
    return Run(wall, used.ru_utime + used.ru_stime, watch.end() if watch else 0)


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    memory = [each.memory for each in runs if each.memory]
    return Run(median(each.wall for each in runs), median(each.cpu for each in runs), max(memory, default=0))


class Watch:
    """Reads the memory of a session until told to end."""

    def __init__(self, session: int) -> None:
        self.session, self.most, self.over = session, 0.0, threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self) -> None:
        while not self.over.wait(EVERY):
            self.most = max(self.most, sum(map(share, members(self.session))))

    def end(self) -> float:
        self.over.set()
        self.thread.join()
        return self.most


def members(session: int) -> Iterator[Path]:
    """The processes of a session, which whoever is started in it belongs to."""
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and field(process, SESSION) == session:
            yield process


def field(process: Path, at: int) -> int:
    """One number of a process's state; -1 where it is gone."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[at])
    except (OSError, IndexError):
        return -1


def share(process: Path) -> float:
    """Megabytes of a process, with its share of what several have."""
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def busy(session: int) -> float:
    """Seconds of processors that a session's living processes have used."""
    return sum(max(0, field(process, USER)) + max(0, field(process, SYSTEM)) for process in members(session)) / TICKS
