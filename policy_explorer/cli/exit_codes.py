"""The exit codes of every command."""

from __future__ import annotations

SUCCESS = 0
PROBLEMS = 1  # in the content, or the system refused
WRONG_USE = 2
INTERRUPTED = 130
TERMINATED = 143
