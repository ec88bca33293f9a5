"""What is paid before a command does anything: docs/decisions/starting-fast.md."""

from __future__ import annotations
