"""The program -> digests that change whenever what it makes of the same content may change. Reads the program's own files.

The cache is keyed by them, so that nothing made by another state of the program is ever used.
"""

from __future__ import annotations
