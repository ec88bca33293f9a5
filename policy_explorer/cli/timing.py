"""How long each stage of a build takes, and what memory it needs: told as a table. Reads clocks of the machine, never the date."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

from policy_explorer.cli.table import lines

HEAD = ("步骤", "用时", "处理器", "内存最多")


@dataclass(slots=True)
class Stage:
    """Seconds on the clock and of all processors; the most memory of this process or of one that it started, in bytes."""

    name: str
    wall: float
    cpu: float
    memory: int = 0


class StageTimes:
    """Called with the name of each stage as it begins."""

    def __init__(self, then: Callable[[str], None]):
        self.then = then
        self.stages: list[Stage] = []

    def __call__(self, name: str) -> None:
        self.end()
        self.then(name)
        self.stages.append(Stage(name, time.perf_counter(), processor_time()))

    def end(self) -> None:
        """The last stage is over."""
        if self.stages and not self.stages[-1].memory:
            last = self.stages[-1]
            last.wall, last.cpu, last.memory = (
                time.perf_counter() - last.wall,
                processor_time() - last.cpu,
                most_memory(),
            )

    def table(self) -> str:
        self.end()
        whole = Stage(
            "合计", *(sum(getattr(stage, name) for stage in self.stages) for name in ("wall", "cpu")), most_memory()
        )
        return "".join(f"{line}\n" for line in lines([HEAD, *map(row, (*self.stages, whole))]))


def row(stage: Stage) -> tuple[str, ...]:
    return stage.name, f"{stage.wall:.3f} 秒", f"{stage.cpu:.3f} 秒", f"{stage.memory / 1_000_000:.0f} MB"


def processor_time() -> float:
    """Of this process and of those that it started and that have ended, in seconds."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def most_memory() -> int:
    """Of this process so far, or of a larger one that it started, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    unit = 1 if os.uname().sysname == "Darwin" else 1024
    return unit * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
