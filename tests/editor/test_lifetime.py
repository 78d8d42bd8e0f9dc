from __future__ import annotations

import subprocess
import sys

CHURN = """
import gc
from PySide6.QtWidgets import QApplication
from loopeditor.editor.document import Document
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram

application = QApplication([])
for _ in range(200):
    document = Document()
    for name in "ABC":
        document.commit(edits.add_variable(document.diagram, name, (0.0, 0.0)), "Add " + name)
    del document
gc.collect()
print("alive")
"""


def test_documents_with_a_history_can_be_collected() -> None:
    run = subprocess.run([sys.executable, "-c", CHURN], capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout) == (0, "alive\n"), run.stderr
