"""The site as a web app, in the browser: kept after one visit, of one version, updated when the reader wants, gone when switched off."""

from __future__ import annotations
