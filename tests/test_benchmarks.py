"""What the benchmarks measure on: real diagrams, read as whoever collected them read them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from benchmarks import corpus, loops
from benchmarks.corpus import Map, Unread, maps
from benchmarks.timing import Absent, Comparison, Trial
from loopeditor.analysis.counting import count_loops
from loopeditor.model.notation import parse
from loopeditor.model.polarity import Polarity


def test_every_diagram_of_the_corpus_is_read_as_its_manifest_tells(shared: Path) -> None:
    with (shared / "corpus" / "MANIFEST.csv").open(encoding="utf-8", newline="") as rows:
        manifest = {row["file"]: row for row in csv.DictReader(rows) if row["variables"]}
    read = {each.name: each for each in maps(shared / "corpus")}
    assert read.keys() == manifest.keys()
    for name, row in manifest.items():
        each = read[name]
        assert isinstance(each, Map), each
        arrows = each.diagram.links[: len(each.diagram.links) - each.flows]
        negative = sum(link.polarity is Polarity.NEGATIVE for link in arrows)
        expected = (int(row["variables"]), int(row["links"]), int(row["negative_links"]), told(row, "flow-stock"))
        assert (len(each.diagram.variables), len(arrows), negative, each.flows) == expected, name
        if name != loops.LARGE:
            listed = re.search(r"loops (\d+)", row["notes"])
            assert listed
            assert count_loops(each.diagram).all == int(listed[1]), name


def told(row: dict[str, str], what: str) -> int:
    match = re.search(rf"(\d+) {what}", row["notes"])
    return int(match[1]) if match else 0


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "kumu_bad.json").write_text("{")
    (tmp_path / "text_good.txt").write_text("A + B\nB --> A (note)")
    (tmp_path / "unknown.bin").write_text("?")
    bad, good = maps(tmp_path)
    assert isinstance(bad, Unread)
    assert "JSONDecodeError" in bad.why
    assert isinstance(good, Map)
    assert [(link.source, link.target, link.polarity.value) for link in good.diagram.links] == [
        ("v0", "v1", "+"),
        ("v1", "v0", "-"),
    ]


def test_without_the_corpus_there_is_nothing_to_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(maps(tmp_path / "nowhere")) == []
    monkeypatch.setattr(loops, "maps", lambda: corpus.maps(tmp_path / "nowhere"))
    (absent,) = loops.comparisons(tmp_path)
    assert isinstance(absent, Absent)


def test_the_topic_compares_like_with_like(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = parse("A -> B -> A\nB -> C -> A : -\nC -> C")
    monkeypatch.setattr(loops, "maps", lambda: [Map(loops.LARGE, wheel), Unread("odd.mdl", "it is odd")])
    made = loops.comparisons(tmp_path)
    assert [type(each) for each in made] == [Absent, Trial, *[Comparison] * 4]
    trial, short, everything = made[1:4]
    assert isinstance(trial, Trial)
    assert trial.run().note.startswith("exactly 2 R and 1 B")
    for each in (short, everything):
        assert isinstance(each, Comparison)
        ours, theirs = each.ours(), each.theirs()
        assert isinstance(theirs, list)
        assert len(ours.found) == len(theirs) == 3  # type: ignore[attr-defined]
