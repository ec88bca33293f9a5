"""Proofs about rules, held against trying every answer there is."""

from __future__ import annotations
