"""A process that saves without end is killed at any moment: the file is always a whole one."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

from tests.conftest import ROOT

KILLS = 50
SIZE = 300_000
SAVER = """
import sys
from itertools import count
from pathlib import Path
from loopeditor.files.store import save

print("started", flush=True)
for number in count(int(sys.argv[2])):
    save(Path(sys.argv[1]), bytes([number % 256]) * 300_000)
"""


def test_a_killed_process_leaves_a_whole_file(tmp_path: Path) -> None:
    path, random, seen = tmp_path / "a.cld", Random(1), set()
    path.write_bytes(b"\xff" * SIZE)
    for round_ in range(KILLS):
        saver = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path), str(round_ * 5)], stdout=subprocess.PIPE, cwd=ROOT
        )
        assert saver.stdout
        with saver.stdout:
            saver.stdout.readline()
            time.sleep(random.uniform(0, 0.02))
            saver.kill()
            saver.wait()
        data = path.read_bytes()
        assert data == data[:1] * SIZE
        seen.add(data[0])
    assert len(seen) > 5, "the process was killed before it saved anything"
