"""Builds that are terminated, killed, or run at once: one of their sites is whole, and nothing is left beside it."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from support.command_line import ROOT
from support.processes import PATIENCE, started
from support.published_folder import NEW, OLD, files_in, neighbours, out  # noqa: F401
from support.publishing import publish


def test_a_terminated_build_leaves_the_old_site(out):
    code = f"""if True:
        import signal, sys
        from pathlib import Path
        import sys
        sys.path.append("tests")
        from support.publishing import publish
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        def files():
            yield "index.html", b"half"
            print("writing", flush=True)
            signal.pause()
        publish(files(), Path({str(out)!r}))
    """
    with started([sys.executable, "-c", code], "stdout") as (build, printed):
        printed.wait_for("^writing$")
        build.send_signal(signal.SIGTERM)
        assert build.wait(PATIENCE) == 143
    assert files_in(out) == OLD
    assert neighbours(out) == ["_site"]


def test_the_remains_of_a_killed_build_are_removed(out):
    code = f"""if True:
        from pathlib import Path
        import sys
        sys.path.append("tests")
        from support.publishing import publish
        import os
        publish((os._exit(9) for _ in [1]), Path({str(out)!r}))
    """
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert len(neighbours(out)) > 1
    publish(NEW.items(), out)
    assert neighbours(out) == ["_site"]


def test_a_running_build_keeps_its_folder(out):
    code = f"""if True:
        import time
        from pathlib import Path
        import sys
        sys.path.append("tests")
        from support.publishing import publish
        def files():
            print("writing", flush=True)
            input()
            yield "index.html", b"slow"
        publish(files(), Path({str(out)!r}))
    """
    with started([sys.executable, "-c", code], "stdout", stdin=subprocess.PIPE) as (slow, printed):
        printed.wait_for("^writing$")
        publish(NEW.items(), out)
        assert files_in(out) == NEW
        slow.stdin.write("go on\n")
        slow.stdin.close()
        assert slow.wait(PATIENCE) == 0
    assert files_in(out) == {"index.html": b"slow"}
    assert neighbours(out) == ["_site"]


def test_a_build_killed_while_it_removes_the_old_site_does_not_hinder_the_next(out):
    code = f"""if True:
        import os, shutil
        from pathlib import Path
        from policy_explorer.publish.marker import MARKER
        import sys
        sys.path.append("tests")
        from support.publishing import publish
        def half_removed(folder, ignore_errors=False):
            os.remove(Path(folder, MARKER))
            os._exit(9)
        shutil.rmtree = half_removed
        publish({NEW!r}.items(), Path({str(out)!r}))
    """
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 9
    assert files_in(out) == NEW
    publish(OLD.items(), out)
    assert files_in(out) == OLD
    assert neighbours(out) == ["_site"]


def test_the_remains_of_a_build_are_found_whatever_the_name_of_the_site(tmp_path):
    out = tmp_path / "site [1] *"
    code = f"""if True:
        from pathlib import Path
        import sys
        sys.path.append("tests")
        from support.publishing import publish
        import os
        publish((os._exit(9) for _ in [1]), Path({str(out)!r}))
    """
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    publish(NEW.items(), out)
    assert neighbours(out) == [out.name]


@pytest.mark.wide
def test_builds_at_once_take_turns(out):
    code = f"""if True:
        from pathlib import Path
        import sys
        sys.path.append("tests")
        from support.publishing import publish
        for _ in range(60):
            publish({NEW!r}.items(), Path({str(out)!r}))
    """
    builds = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [build.communicate(timeout=60)[1] for build in builds] == ["", "", ""]
    assert files_in(out) == NEW
    assert neighbours(out) == ["_site"]
