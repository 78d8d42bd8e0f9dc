"""The Qt that pip chose works with this Python."""

from __future__ import annotations

import subprocess
import sys

CODE = """
from PySide6.QtCore import QObject
target = QObject()
for _ in range(20_000):
    target.setObjectName("name")
print(target.objectName())
"""


def test_twenty_thousand_void_calls_do_not_abort() -> None:
    """PySide6 6.12.0 lost a reference to None in each and ended Python 3.11 after about 5,000."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "name\n", "")
