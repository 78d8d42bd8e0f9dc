"""One Graphviz child for the whole program: started at the first picture, killed when it does not finish in time."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

from loopeditor.engine.alarm import Alarm
from loopeditor.engine.fonts import fontconfig_file

DEADLINE = 20.0
"""Seconds that one picture may take."""

Work = Callable[[], object]


class GraphvizError(RuntimeError):
    """Graphviz refused or did not finish; the message is one line."""


def run(dot: str, layout: str, picture_format: str, deadline: float = DEADLINE, meanwhile: Work | None = None) -> bytes:
    """What Graphviz makes of a DOT text with one of its layouts (``nop2`` keeps every place) in one of its formats.

    Safe to call from any thread; calls wait for each other. ``meanwhile`` is done here while Graphviz draws there;
    where that fails, so does this, and in the same way.

    Raises:
        GraphvizError: when it fails, crashes or takes more than ``deadline`` seconds, after which it is killed.
    """
    with _lock:
        return _child().ask(dot.encode(errors="replace"), layout, picture_format, deadline, meanwhile)


def start() -> None:
    """Start the child process, if there is none, so that it is there when the first picture wants it."""
    with _lock:
        _child()


def stop() -> None:
    """End the child process, if there is one; the next ``run`` starts another."""
    global _running
    child, _running = _running, None
    if child:
        child.kill()


class _Child:
    """The process, its words, and the protocol of ``worker.py``."""

    def __init__(self) -> None:
        self.words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "loopeditor.engine.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.words,
            env=_environment(),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.requests = cast(IO[bytes], self.process.stdin)
        self.answers = cast(IO[bytes], self.process.stdout)

    def ask(self, dot: bytes, layout: str, picture_format: str, deadline: float, meanwhile: Work | None) -> bytes:
        spoken = self.words.seek(0, os.SEEK_END)
        request = {"layout": layout, "format": picture_format, "size": len(dot), "deadline": deadline}
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self.end()

        _alarm.set(deadline, give_up)
        try:
            self.requests.write(json.dumps(request).encode() + b"\n" + dot)
            self.requests.flush()
            failure = _failure(meanwhile) if meanwhile else None
            answer = json.loads(self.answers.readline())
            data = self.answers.read(answer["size"])
        except (OSError, ValueError):
            said = self._said(spoken)
            stop()
            if late.is_set():
                raise GraphvizError(f"Graphviz did not finish within {deadline:g} seconds and was stopped") from None
            raise GraphvizError(f"Graphviz broke off: {said or 'it said nothing'}") from None
        except BaseException:  # an interrupt: its answer would be taken for that to the next request
            stop()
            raise
        finally:
            _alarm.cancel()
        if failure:
            raise failure
        if "error" in answer:
            raise GraphvizError(f"Graphviz refused the drawing: {self._said(spoken) or answer['error']}")
        return data

    def end(self) -> None:
        """Make the process stop, and whatever it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self.process.kill()
            else:
                os.killpg(self.process.pid, signal.SIGKILL)

    def kill(self) -> None:
        """End the process and let go of it."""
        self.end()
        self.process.wait()
        for pipe in (self.requests, self.answers, self.words):
            with contextlib.suppress(OSError):
                pipe.close()

    def _said(self, start: int) -> str:
        self.words.seek(start)
        lines = [line.strip() for line in self.words.read().decode(errors="replace").splitlines() if line.strip()]
        errors = [line for line in lines if not line.startswith(("Fontconfig", "Warning"))]
        return errors[-1] if errors else ""


def _failure(work: Work) -> Exception | None:
    """What became of a piece of work where it failed; told once the child has answered, as it will."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 - it is raised again
        return error
    return None


def _environment() -> dict[str, str]:
    """The child finds the font, and this package wherever it was imported from."""
    package = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "FONTCONFIG_FILE": str(fontconfig_file()), "PYTHONPATH": path}


_lock = threading.Lock()
_alarm = Alarm()
_running: _Child | None = None


def _child() -> _Child:
    global _running
    if _running and _running.process.poll() is not None:
        stop()
    if not _running:
        _running = _Child()
    return _running


def _clean_up() -> None:
    stop()
    if fontconfig_file.cache_info().currsize:
        shutil.rmtree(fontconfig_file().parent, ignore_errors=True)


atexit.register(_clean_up)
