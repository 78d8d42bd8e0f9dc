"""A headless Chromium driven over two pipes by its DevTools protocol, with real keys and a real pointer."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_OPTIONS = (
    "--headless",
    "--no-sandbox",  # which the root of a container cannot have
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--remote-debugging-pipe",
)
_PATIENCE = 30.0


class Browser:
    """One page; ``addresses`` are those that it has asked for, ``complaints`` what it threw or wrote on its console."""

    def __init__(self, folder: Path, width: int = 1280, height: int = 720) -> None:
        self.addresses: list[str] = []
        self.complaints: list[str] = []
        self._session: str | None = None
        self._asked, self._buffer = 0, b""
        theirs_in, self._to = os.pipe()
        self._from, theirs_out = os.pipe()
        line = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
        options = [*_OPTIONS, f"--user-data-dir={folder}", f"--window-size={width},{height}"]
        self._process = subprocess.Popen(
            ["bash", "-c", line, str(CHROMIUM), *options],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Network", "Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._to)
        os.close(self._from)

    def call(self, method: str, **values: object) -> dict[str, Any]:
        """What the browser answers to one command."""
        self._asked += 1
        asked: dict[str, Any] = {"id": self._asked, "method": method, "params": values}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._to, json.dumps(asked).encode() + b"\0")
        while (said := self._next()).get("id") != self._asked:
            self._notice(said)
        assert "error" not in said, (method, said)
        result: dict[str, Any] = said["result"]
        return result

    def open(self, path: Path) -> None:
        """Show a file, as if somebody had clicked on it."""
        self.call("Page.navigate", url=path.resolve().as_uri())
        self.wait_for("document.readyState === 'complete' && location.protocol === 'file:'")

    def value(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page says
        """What an expression is worth in the page."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def wait_for(self, expression: str) -> None:
        """Until an expression is true in the page."""
        end = time.monotonic() + _PATIENCE
        while not self.value(expression):
            assert time.monotonic() < end, f"never so: {expression}"
            time.sleep(0.02)

    def press(self, key: str) -> None:
        """Press the space bar, or a key that has a name, such as ArrowRight."""
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=_CODES[key])

    def point(self, selector: str, nth: int = 0) -> tuple[float, float]:
        """Move the pointer to the middle of an element."""
        box = f"document.querySelectorAll({json.dumps(selector)})[{nth}].getBoundingClientRect()"
        x, y = self.value(f"(b => [b.x + b.width / 2, b.y + b.height / 2])({box})")
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        return x, y

    def click(self, selector: str, nth: int = 0) -> None:
        """Click on the middle of an element."""
        x, y = self.point(selector, nth)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def away(self) -> None:
        """Move the pointer into the corner."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._from], [], [], max(0.0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            more = os.read(self._from, 1 << 16)
            assert more, "the browser has ended"
            self._buffer += more
        first, _, self._buffer = self._buffer.partition(b"\0")
        said: dict[str, Any] = json.loads(first)
        return said

    def _notice(self, said: dict[str, Any]) -> None:
        match said.get("method"):
            case "Network.requestWillBeSent":
                self.addresses.append(said["params"]["request"]["url"])
            case "Runtime.exceptionThrown" | "Runtime.consoleAPICalled" | "Log.entryAdded":
                self.complaints.append(json.dumps(said["params"]))


_CODES = {"ArrowRight": 39, "ArrowLeft": 37, "Home": 36, "End": 35, "PageDown": 34, "PageUp": 33, " ": 32}
