"""Scan the program and the content before a build. Reads the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from policy_explorer.build.fingerprints import Program, program
from policy_explorer.build.inputs import Inputs, InputsChanged, inputs_after, scan_inputs


class InputScan(NamedTuple):
    """Fingerprints of the program and the content, and the paths of files that changed since the last build.

    Unless `complete`, only the files that the caller named as changed were read again.
    """

    program: Program
    inputs: Inputs
    new: frozenset[str]
    complete: bool


class Scanner:
    """Scans one content folder, any number of times. `built` are the inputs of the last site, if there is one."""

    def __init__(self, content: Path):
        self.content = content
        self.last: tuple[Program, Inputs] | None = None
        self.built: Inputs | None = None

    def scan(self, changed: Iterable[Path]) -> InputScan:
        """Read only `changed` again if these are known files and at least one differs; otherwise read everything."""
        if self.last and changed:
            known_program, known = self.last
            inputs = inputs_after(known, changed)
            if inputs and inputs.files != known.files:
                return self.scanned(known_program, inputs, complete=False)
        return self.scanned(program(), scan_inputs(self.content), complete=True)

    def scanned(self, made_by: Program, inputs: Inputs, complete: bool) -> InputScan:
        self.last = made_by, inputs
        before = self.built.files if self.built else inputs.files
        new = frozenset(path for path, digest in inputs.files.items() if before.get(path) != digest)
        return InputScan(made_by, inputs, new, complete)

    def require_complete(self, scan: InputScan) -> None:
        """Read everything if `scan` is incomplete. Raise InputsChanged if anything differs from it."""
        if not scan.complete and (program(), scan_inputs(self.content)) != (scan.program, scan.inputs):
            raise InputsChanged
