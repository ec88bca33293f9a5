"""What lies on the disk before a build: the program and the content. Reads the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from policy_explorer.build.fingerprints import Program, program
from policy_explorer.build.inputs import Inputs, InputsChanged, inputs_after, scan_inputs


class InputScan(NamedTuple):
    """The program and the content, and which files of it are new since the last build.

    Unless `complete`, no more was read than the files that are said to have changed.
    """

    program: Program
    inputs: Inputs
    new: frozenset[str]
    complete: bool


class Scanner:
    """Looks at one content, any number of times. `built` are the inputs of the last site, if there was one."""

    def __init__(self, content: Path):
        self.content = content
        self.last: tuple[Program, Inputs] | None = None
        self.built: Inputs | None = None

    def scan(self, changed: Iterable[Path]) -> InputScan:
        """Look at no more than the files that are said to have changed, if that can be all and something did; else at everything."""
        if self.last and changed:
            known_program, known = self.last
            found = inputs_after(known, changed)
            if found and found.files != known.files:
                return self.scanned(known_program, found, complete=False)
        return self.scanned(program(), scan_inputs(self.content), complete=True)

    def scanned(self, made_by: Program, inputs: Inputs, complete: bool) -> InputScan:
        self.last = made_by, inputs
        before = self.built.files if self.built else inputs.files
        new = frozenset(path for path, own in inputs.files.items() if before.get(path) != own)
        return InputScan(made_by, inputs, new, complete)

    def require_complete(self, scan: InputScan) -> None:
        """Look at everything, before anything is made of what was only believed to be there. Raises InputsChanged."""
        if not scan.complete and (program(), scan_inputs(self.content)) != (scan.program, scan.inputs):
            raise InputsChanged
