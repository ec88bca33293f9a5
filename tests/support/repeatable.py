"""Settings of random tests that try the same examples in each run, however long each takes."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

REPEATABLE = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
