"""The bundle as bytes: what is in it, that everything can unpack it, and what its start page and instructions say."""

from __future__ import annotations
