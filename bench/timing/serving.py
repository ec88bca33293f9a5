"""Measure the time from saving a file until the server sends the changed page, by requesting it repeatedly."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from statistics import median

from timing.contenders import Contender
from timing.measured import Run, busy

AT_WORK = 2.0  # seconds after which ours, at the largest size, is busy with what it builds in the background
PULSE = 0.03  # seconds between requests, so as not to keep the server from its work
QUIET = 2.5  # seconds without work before the next change; longer than the pause in which ours builds
BEHIND_SUMMARY = ("</p>", " <a ")  # of Hugo's page, and of ours, where the link to its clause follows
PATIENCE = 300.0  # seconds to wait at most


def served_after_saving(contender: Contender, times: int) -> tuple[Run, Run, Run]:
    """Return the medians of three times after a file is saved.

    The times end when the changed page is served, when it is served although the server was still busy with an earlier
    change, and when all work is done.
    """
    shown, again, done = [], [], []
    with running(contender) as session:
        wait_for(contender, "")
        settle(session)
        for _ in range(times):
            before, start = busy(session), time.perf_counter()
            shown.append(saved_until_served(contender))
            settle(session)
            done.append(Run(time.perf_counter() - start - QUIET, busy(session) - before))
            saved_until_served(contender)
            time.sleep(AT_WORK)
            again.append(saved_until_served(contender))
            settle(session)
    return (
        Run(median(shown), 0),
        Run(median(again), 0),
        Run(median(each.wall for each in done), median(each.cpu for each in done)),
    )


def saved_until_served(contender: Contender) -> float:
    start = time.perf_counter()
    mark = contender.change_summary()
    wait_for(contender, *(f"{mark}{behind}" for behind in BEHIND_SUMMARY))
    return time.perf_counter() - start


@contextmanager
def running(contender: Contender) -> Iterator[int]:
    with (contender.folder / "server.txt").open("wb") as output:
        process = subprocess.Popen(
            contender.serving(), cwd=contender.folder, stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def wait_for(contender: Contender, *words: str) -> None:
    """Wait until the page has one of `words`."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        page = fetched(contender)
        if page is not None and any(each in page for each in words):
            return
        time.sleep(PULSE)
    raise SystemExit(f"{contender.name}: {words[0]} was not served; see {contender.folder / 'server.txt'}")


def fetched(contender: Contender) -> str | None:
    connection = HTTPConnection("127.0.0.1", contender.port, timeout=10)
    try:
        connection.request("GET", f"/{contender.page}")
        answer = connection.getresponse()
        return answer.read().decode("utf-8") if answer.status == 200 else None
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def settle(session: int) -> None:
    """Wait until a session has used no CPU for QUIET seconds."""
    last, since = busy(session), time.perf_counter()
    until = since + PATIENCE
    while time.perf_counter() - since < QUIET and time.perf_counter() < until:
        time.sleep(0.05)
        now = busy(session)
        if now - last > 0.02:
            last, since = now, time.perf_counter()
