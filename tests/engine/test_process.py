from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from loopeditor.engine import process
from loopeditor.engine.fonts import FAMILY, font_files, fontconfig_file
from loopeditor.engine.process import GraphvizError, run, stop


@pytest.fixture(autouse=True)
def no_child_left() -> Iterator[None]:
    yield
    stop()


def _complete(size: int) -> str:
    return "digraph {" + "".join(f"{a}->{b};" for a in range(size) for b in range(size) if a != b) + "}"


def test_the_system_needs_no_graphviz_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    stop()
    assert b"<svg" in run("digraph { a -> b }", "dot", "svg")


def test_one_child_serves_many_pictures() -> None:
    run("digraph { a }", "dot", "svg")
    assert process._running
    pid = process._running.process.pid
    for picture_format, start in {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<?xml"}.items():
        assert run("digraph { a }", "dot", picture_format).startswith(start)
    assert process._running.process.pid == pid


def test_graphviz_tells_what_it_refuses() -> None:
    with pytest.raises(GraphvizError, match="syntax error in line 2"):
        run("digraph {\n a -> ", "dot", "svg")
    with pytest.raises(GraphvizError, match="not recognized"):
        run("digraph { a }", "wheel", "svg")
    assert run("digraph { a }", "dot", "svg")  # and goes on


@pytest.mark.alone
def test_a_picture_that_never_ends_is_stopped_and_the_next_one_is_drawn() -> None:
    start = time.monotonic()
    with pytest.raises(GraphvizError, match=r"did not finish within 0\.5 seconds"):
        run(_complete(60), "dot", "svg", deadline=0.5)
    assert time.monotonic() - start < 10
    assert run("digraph { a }", "dot", "svg")


ORPHAN = """
import sys
from loopeditor.engine import process
import threading
dot = sys.stdin.read()
threading.Thread(target=lambda: process.run(dot, "dot", "svg", 1.0), daemon=True).start()
while not process._running:
    pass
print(process._running.process.pid, flush=True)
import os, time
time.sleep(0.3)
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarms")
def test_a_picture_that_never_ends_does_not_outlive_a_killed_program() -> None:
    command = [sys.executable, "-c", ORPHAN]
    done = subprocess.run(command, input=_complete(60), capture_output=True, text=True, timeout=30)
    child = int(done.stdout)
    end = time.monotonic() + 15
    while _runs(child) and time.monotonic() < end:
        time.sleep(0.1)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no process groups")
def test_a_crash_is_told_and_survived() -> None:
    run("digraph { a }", "dot", "svg")
    assert process._running
    child = process._running.process.pid
    threading.Timer(0.3, lambda: os.kill(child, signal.SIGSEGV)).start()
    with pytest.raises(GraphvizError, match="Graphviz broke off"):
        run(_complete(60), "dot", "svg", deadline=15)
    assert run("digraph { a }", "dot", "svg")


def test_threads_take_turns() -> None:
    pictures: list[bytes] = []
    threads = [
        threading.Thread(target=lambda k=k: pictures.append(run(f"digraph {{ n{k} }}", "dot", "svg"))) for k in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(pictures)) == 8


def test_names_with_every_mark_come_through_as_json() -> None:
    answer = json.loads(run('digraph { a [label="x\\\\N <b> 中"] }', "nop", "dot_json"))
    assert answer["objects"][0]["label"] == "x\\\\N <b> 中"


def test_the_font_comes_with_the_program() -> None:
    assert [file.name for file in font_files()] == [
        "SourceSansPro-Regular.ttf",
        "SourceSansPro-Semibold.ttf",
        "SourceSansPro-Bold.ttf",
    ]
    assert str(font_files()[0].parent) in fontconfig_file().read_text(encoding="utf-8")
    svg = run(f'digraph {{ a [label="words" fontname="{FAMILY}"] }}', "dot", "svg")
    assert FAMILY.encode() in svg


def test_the_font_is_embedded_in_a_pdf() -> None:
    pdf = run(f'digraph {{ a [label="words" fontname="{FAMILY}"] }}', "dot", "pdf")
    assert b"SourceSansPro" in pdf.replace(b"#20", b"")


def test_something_else_is_done_meanwhile() -> None:
    done: list[int] = []
    assert b"<svg" in run("digraph { a }", "dot", "svg", meanwhile=lambda: done.append(1))
    assert done == [1]


def test_what_fails_meanwhile_leaves_nothing_behind() -> None:
    def fail() -> None:
        raise LookupError("no text")

    with pytest.raises(LookupError, match="no text"):
        run("digraph { early }", "dot", "svg", meanwhile=fail)
    assert b">late<" in run("digraph { late }", "dot", "svg")


def test_an_interrupt_leaves_no_picture_for_whoever_asks_next() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run("digraph { early }", "dot", "svg", meanwhile=interrupt)
    assert b">late<" in run("digraph { late }", "dot", "svg")


def test_it_can_be_started_before_it_is_needed() -> None:
    process.start()
    assert process._running
    child = process._running.process.pid
    process.start()
    run("digraph { a }", "dot", "svg")
    assert process._running.process.pid == child
