"""What the processor worked for a page between two marks, by traces of Chromium: the same on a busy machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

TASK = "ThreadControllerImpl::RunTask"  # the name of one task of a thread in traces of Chromium


def traced(page: Page, act: Callable[[], object]) -> list[dict]:
    events: list[dict] = []
    ended: list[bool] = []
    tools = page.context.browser.new_browser_cdp_session()
    tools.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    tools.on("Tracing.tracingComplete", lambda _: ended.append(True))
    tools.send(
        "Tracing.start",
        {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": ["toplevel", "blink.user_timing"]}},
    )
    act()
    tools.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    return events


def worked_between(events: list[dict], begin: str, end: str) -> Iterator[float]:
    """Yield the CPU microseconds that the thread which set the marks worked between each pair of them."""
    marks = sorted(
        (event["ts"], event["name"], event["pid"], event["tid"])
        for event in events
        if event["name"] in (begin, end) and "user_timing" in event["cat"]
    )
    thread = marks[0][2:]
    tasks = [
        event
        for event in events
        if event["name"] == TASK and event.get("dur") and (event["pid"], event["tid"]) == thread
    ]
    for (first, *_), (last, *_) in zip(marks[::2], marks[1::2], strict=True):
        shares = (
            (min(task["ts"] + task["dur"], last) - max(task["ts"], first)) / task["dur"] * task.get("tdur", 0)
            for task in tasks
            if task["ts"] < last and task["ts"] + task["dur"] > first
        )
        yield sum(shares)
