"""The command line: what build and check say, and how they end."""

from __future__ import annotations
