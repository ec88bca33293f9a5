"""The time and the memory that each stage of a build takes, as a table. Reads the machine's clocks, never the date."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

from policy_explorer.cli.table import lines

HEAD = ("步骤", "用时", "处理器", "内存最多")


@dataclass(slots=True)
class Stage:
    """Seconds on the clock, seconds of all processors, and the largest memory of a process, in bytes.

    While a stage runs, `wall` and `cpu` are the times at which it began, and `memory` is 0.
    """

    name: str
    wall: float
    cpu: float
    memory: int = 0


class StageTimes:
    """A function that a build calls with the name of each stage as it begins; it passes the name on to `announce`."""

    def __init__(self, announce: Callable[[str], None]):
        self.announce = announce
        self.stages: list[Stage] = []

    def __call__(self, name: str) -> None:
        self.end()
        self.announce(name)
        self.stages.append(Stage(name, time.perf_counter(), processor_time()))

    def end(self) -> None:
        """End the last stage."""
        if self.stages and not self.stages[-1].memory:
            last = self.stages[-1]
            last.wall = time.perf_counter() - last.wall
            last.cpu = processor_time() - last.cpu
            last.memory = most_memory()

    def table(self) -> str:
        """End the last stage; return a line for each stage and one for all."""
        self.end()
        wall, cpu = sum(stage.wall for stage in self.stages), sum(stage.cpu for stage in self.stages)
        total = Stage("合计", wall, cpu, most_memory())
        return "".join(f"{line}\n" for line in lines([HEAD, *map(row, (*self.stages, total))]))


def row(stage: Stage) -> tuple[str, ...]:
    """Return the cells of a stage."""
    return stage.name, f"{stage.wall:.3f} 秒", f"{stage.cpu:.3f} 秒", f"{stage.memory / 1_000_000:.0f} MB"


def processor_time() -> float:
    """Return the seconds of this process and of those of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def most_memory() -> int:
    """Return the largest memory so far of this process or of a child, in bytes; 0 if the system does not know."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    unit = 1 if os.uname().sysname == "Darwin" else 1024
    return unit * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
