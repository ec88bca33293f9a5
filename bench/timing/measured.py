"""Run a command and measure its time on the clock, its CPU time, and the peak memory of all its processes.

Memory is the proportional set size (PSS) summed over the processes of the session, read every 20 ms. Reading stops a
process for a moment, so it is not done in runs that are timed.
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
    """Seconds on the clock and of CPU, and the peak memory in megabytes, which is 0 if not measured."""

    wall: float
    cpu: float
    memory: float = 0


def run(commands: Sequence[Sequence[str]], folder: Path, memory: bool = False) -> Run:
    """Run commands in sequence. Return the sums of their times and the highest peak of memory. Exits if one fails."""
    runs = [run_one(command, folder, memory) for command in commands]
    return Run(sum(each.wall for each in runs), sum(each.cpu for each in runs), max(each.memory for each in runs))


def run_one(command: Sequence[str], folder: Path, memory: bool) -> Run:
    start = time.perf_counter()
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        watch = MemoryWatch(process.pid) if memory else None
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)  # an interrupt reaches no other session
            raise
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{(folder / 'output.txt').read_text('utf-8', 'replace')}")
    return Run(wall, used.ru_utime + used.ru_stime, watch.end() if watch else 0)


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of the times, and the highest memory."""
    memory = [each.memory for each in runs if each.memory]
    return Run(median(each.wall for each in runs), median(each.cpu for each in runs), max(memory, default=0))


class MemoryWatch:
    """Measures the peak memory of a session in a thread, until `end`."""

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
    """Yield the folders in /proc of the processes of a session."""
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and field(process, SESSION) == session:
            yield process


def field(process: Path, at: int) -> int:
    """Return one number of the state of a process, or -1 if it has ended."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[at])
    except (OSError, IndexError):
        return -1


def share(process: Path) -> float:
    """Return the proportional set size of a process in megabytes."""
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def busy(session: int) -> float:
    """Return the CPU seconds that the running processes of a session have used."""
    return sum(max(0, field(process, USER)) + max(0, field(process, SYSTEM)) for process in members(session)) / TICKS
