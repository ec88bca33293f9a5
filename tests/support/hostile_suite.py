"""The hostile suite: `make hostile`. Half an hour of cases that no test names, each from a seed that is printed where one fails.

    python tests/support/hostile_suite.py [--seconds 1800] [--seed N] [--only content ...] [--case 12345]

Each driver gets the same share of the time. With `--case` the one case of that seed is made again, for each of `--only`. What
addresses do to a page is tried by tests/browser/every_page/test_long_addresses.py, which this runs once if there is a browser.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.hostile_drivers import DRIVERS, Driver  # noqa: E402

FRAGMENTS = ROOT / "tests" / "browser" / "every_page" / "test_long_addresses.py"
SHOWN = 5  # failures of a driver, after which it stops


def made(driver: Driver, seed: int) -> str:
    """Make one case; return what is wrong."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        try:
            return driver(Random(seed), Path(folder))
        except Exception:  # noqa: BLE001 - this is what the suite looks for
            return traceback.format_exc()


def tried(name: str, seconds: float, seeds: Random) -> tuple[int, int]:
    """Make cases of a driver for so many seconds, at least one. Return their number and that of failures."""
    end, count, failed = time.monotonic() + seconds, 0, 0
    while count == 0 or (time.monotonic() < end and failed < SHOWN):
        seed = seeds.randrange(10**9)
        count += 1
        if wrong := made(DRIVERS[name], seed):
            failed += 1
            print(f"FAILED {name} --case {seed}: {wrong}", flush=True)
    return count, failed


def fragments() -> tuple[int, int]:
    """Run the browser's tests of long addresses. Return 1 and 0, or 1 and 1."""
    command = [sys.executable, "-m", "pytest", "-q", "--every-combination", str(FRAGMENTS)]
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        print(f"FAILED fragments: {done.stdout[-SHOWN * 1000 :]}", flush=True)
    return 1, int(done.returncode != 0)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make hostile cases until the time is over.")
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    parser.add_argument("--only", nargs="+", choices=DRIVERS, default=list(DRIVERS))
    parser.add_argument("--case", type=int)
    options = parser.parse_args()
    if options.case is not None:
        faults = [wrong for name in options.only if (wrong := made(DRIVERS[name], options.case))]
        print("\n".join(faults) or "nothing is wrong")
        return bool(faults)
    print(f"seed {options.seed}, {options.seconds:g} s", flush=True)
    seeds = Random(options.seed)
    table = {name: tried(name, options.seconds / len(options.only), seeds) for name in options.only}
    if os.environ.get("CHROMIUM") and options.only == list(DRIVERS):
        table["fragments"] = fragments()
    for name, (count, failed) in table.items():
        print(f"{name:10} {count:8,} cases {failed:4} failures")
    return any(failed for _, failed in table.values())


if __name__ == "__main__":
    sys.exit(main())
