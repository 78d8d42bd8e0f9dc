from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from loopeditor.geometry.scene import LinkShape, VariableShape
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.model.polarity import Polarity
from loopeditor.render.connectors import connector, with_marks
from loopeditor.render.drawingml import EMU, Fit, Ids, element
from loopeditor.render.themes import PAPER

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FIT = Fit(-1_000.0, -1_000.0, 1.0)
HERE = Rect.around(Point(0, 0), 60, 20)


def _link(start: Point, tip: Point, *, delay: bool = False) -> LinkShape:
    path = (start, start, tip, tip)
    bars = ((Point(0, -5), Point(0, 5)), (Point(4, -5), Point(4, 5))) if delay else ()
    return LinkShape("l", "a", "b", "A->B", Polarity.POSITIVE, path, tip, Point(0, 0), bars)


def _drawn(link: LinkShape, there: Rect) -> ET.Element:
    ids = Ids([VariableShape("a", "A", ("A",), HERE), VariableShape("b", "B", ("B",), there)])
    return ET.fromstring(element("p:spTree", connector(FIT, PAPER, ids, link, (HERE, there))))


def _ends(drawn: ET.Element) -> tuple[Point, Point]:
    """Where a program puts the ends: from the upper left to the lower right, mirrored, then turned about the middle."""
    frame = drawn.find(f".//{A}xfrm")
    assert frame is not None
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    assert off is not None
    assert ext is not None
    left, top = int(off.get("x", "")) / EMU - 1_000, int(off.get("y", "")) / EMU - 1_000
    width, height = int(ext.get("cx", "")) / EMU, int(ext.get("cy", "")) / EMU
    x = width / 2 * (-1 if frame.get("flipH") == "1" else 1)
    y = height / 2 * (-1 if frame.get("flipV") == "1" else 1)
    middle = Point(left + width / 2, top + height / 2)
    turned = Point(-y, x) if frame.get("rot") == "5400000" else Point(x, y)
    return middle - turned, middle + turned


@pytest.mark.parametrize("x", [-200, 0, 200])
@pytest.mark.parametrize("y", [-150, 0, 150])
@pytest.mark.parametrize("leaves", [(0, -1), (-1, 0), (0, 1), (1, 0)])
@pytest.mark.parametrize("arrives", [(0, -1), (-1, 0), (0, 1), (1, 0)])
def test_a_connector_runs_from_side_to_side(x: int, y: int, leaves: tuple[int, int], arrives: tuple[int, int]) -> None:
    there = Rect.around(Point(x, y), 60, 20)
    start = Point(leaves[0] * 30, leaves[1] * 10)
    tip = Point(x + arrives[0] * 30, y + arrives[1] * 10)
    drawn = _drawn(_link(start, tip), there)
    begins, ends = _ends(drawn)
    assert (begins - start).length <= 1.0
    assert (ends - tip).length <= 1.0
    sides = {(0, -1): "0", (-1, 0): "1", (0, 1): "2", (1, 0): "3"}
    glue = [(e.tag.removeprefix(A), e.get("id"), e.get("idx")) for e in drawn.iter() if "Cxn" in e.tag and e.get("id")]
    assert [each for each in glue if each[0] in ("stCxn", "endCxn")] == [
        ("stCxn", "2", sides[leaves]),
        ("endCxn", "3", sides[arrives]),
    ]


def test_sign_and_bars_go_along() -> None:
    there = Rect.around(Point(300, 0), 60, 20)
    marked = with_marks(_link(Point(30, 0), Point(270, 0), delay=True), (HERE, there))
    assert abs(marked.sign.x - 270) < 20
    assert 5 < abs(marked.sign.y) < 15
    middle = marked.delay[0][0].to(marked.delay[1][1], 0.5)
    assert (middle - Point(150, 0)).length < 1


@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize("x", [-50, 0, 50])
def test_where_both_ends_look_alike_it_swings_out_beyond_both(side: int, x: int) -> None:
    there = Rect.around(Point(x, 200), 60, 20)
    link = _link(Point(side * 30, 0), Point(x + side * 30, 200), delay=True)
    swing = side * 54 + (x if x * side > 0 else 0)
    marked = with_marks(link, (HERE, there))
    assert (marked.delay[0][0].to(marked.delay[1][1], 0.5) - Point(swing, 100)).length < 1
    drawn = _drawn(link, there)
    adjusted, (begins, ends) = drawn.find(f".//{A}gd"), _ends(drawn)
    assert adjusted is not None
    share = int(adjusted.get("fmla", "").removeprefix("val ")) / 100_000
    assert abs(begins.x + share * (ends.x - begins.x) - swing) < 1.5
