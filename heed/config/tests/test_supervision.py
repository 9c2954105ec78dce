"""Does what must run beside the web server run as long as it does, and end after it?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from heed.config import supervision

PATIENCE = 20.0  # seconds; a busy machine starts a process slowly


def python(program: str, *words: object) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(program), *map(str, words)]


def until(come_true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not come_true():
        assert time.monotonic() < end, "It never happened."
        time.sleep(0.05)


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


SAYS_WHEN_IT_ENDS = """
    import pathlib, signal, sys, time
    def end(*_):
        with pathlib.Path(sys.argv[1]).open("a") as file: file.write(sys.argv[2] + "\\n")
        sys.exit(0)
    signal.signal(signal.SIGTERM, end)
    # A test run that was started in the background has told its children to ignore this one.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    pathlib.Path(sys.argv[1] + "." + sys.argv[2]).touch()
    time.sleep(60)
"""
ENDS_WHEN_THE_OTHER_HAS_BEGUN = """
    import pathlib, sys, time
    while len(pathlib.Path(sys.argv[1]).read_text().split()) < int(sys.argv[2]): time.sleep(0.05)
    sys.exit(int(sys.argv[3]))
"""
SAYS_THAT_IT_BEGAN = """
    import pathlib, sys
    with pathlib.Path(sys.argv[1]).open("a") as file: file.write("began\\n")
"""
SUPERVISES = """
    import sys
    from heed.config import supervision
    python, program, path = sys.argv[1:]
    words = [python, "-c", program, path]
    sys.exit(supervision.run([*words, "web"], [[*words, "beside"]]))
"""


def supervised(path: Path) -> subprocess.Popen[bytes]:
    program = textwrap.dedent(SAYS_WHEN_IT_ENDS)
    process = subprocess.Popen(python(SUPERVISES, sys.executable, program, path))
    until(lambda: Path(f"{path}.web").exists() and Path(f"{path}.beside").exists())
    return process


def test_what_ends_by_itself_is_begun_again_and_the_servers_status_is_returned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(supervision, "BEGIN_AGAIN_AFTER", 0.05)
    began = tmp_path / "began"
    began.touch()

    status = supervision.run(
        python(ENDS_WHEN_THE_OTHER_HAS_BEGUN, began, 3, 4), [python(SAYS_THAT_IT_BEGAN, began)]
    )

    assert status == 4
    assert len(lines(began)) >= 3
    assert "it is begun again" in caplog.text


def test_who_is_asked_to_end_passes_it_on_to_the_web_server(tmp_path: Path) -> None:
    usual = signal.getsignal(signal.SIGTERM)

    def ask_as_soon_as_somebody_listens() -> None:
        until(lambda: signal.getsignal(signal.SIGTERM) is not usual)
        os.kill(os.getpid(), signal.SIGTERM)

    asking = threading.Thread(target=ask_as_soon_as_somebody_listens)
    asking.start()
    status = supervision.run(
        python("import time; time.sleep(60)"), [python(SAYS_WHEN_IT_ENDS, tmp_path / "ended", "")]
    )
    asking.join()

    assert status == 0
    assert signal.getsignal(signal.SIGTERM) is usual


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_the_others_end_after_the_web_server(kind: signal.Signals, tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    process = supervised(ended)

    process.send_signal(kind)

    assert process.wait(PATIENCE) == 0
    assert lines(ended) == (["web", "beside"] if kind is signal.SIGTERM else ["beside"])


def test_nothing_goes_on_when_whoever_began_it_is_killed(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    process = supervised(ended)

    os.kill(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)

    until(lambda: sorted(lines(ended)) == ["beside", "web"])


def test_what_does_not_end_when_asked_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision, "TIME_TO_END", 0.2)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    process = supervision._start(python(deaf))
    until(lambda: b"python" in Path(f"/proc/{process.pid}/cmdline").read_bytes())
    time.sleep(0.5)

    supervision._end(process)

    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize(("system", "asked"), [("linux", [(1, signal.SIGTERM)]), ("darwin", [])])
def test_linux_is_asked_to_end_what_nobody_looks_after_any_more(
    system: str, asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    library = SimpleNamespace(prctl=lambda *words: heard.append(words))
    monkeypatch.setattr("heed.config.supervision.sys.platform", system)
    monkeypatch.setattr("heed.config.supervision.ctypes.CDLL", lambda _: library)

    supervision._end_with_whoever_began()

    assert heard == asked
