"""Real diagrams, for the tests that need a large one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from loopeditor.model.diagram import Diagram
from loopeditor.model.polarity import Polarity
from tests.analysis.brute import of_links


@pytest.fixture(scope="session")
def obesity(shared: Path) -> Diagram:
    """Foresight's map of obesity (2007): 108 variables and 296 links."""
    with (shared / "corpus" / "csv_obesity_foresight_edges.csv").open(encoding="utf-8", newline="") as rows:
        return of_links([(row["from"], row["to"], Polarity(row["polarity"])) for row in csv.DictReader(rows)])
