"""What collides in a picture as it is drawn: names with each other, and links with names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.redrawing import Redrawing
from loopeditor.geometry.scene import LinkShape, Scene, TextShape, VariableShape
from loopeditor.geometry.shapes import Floats, flatten
from loopeditor.geometry.text import TextMeasurer
from loopeditor.layout.tangles import corners, crossings, pieces, through
from loopeditor.model.diagram import Diagram

_PIECES = 12  # of a link
_TOUCH = 1.5  # points by which names may touch, and links the names that they pass


class Sight:
    """The names and links of a picture as arrays; ``row`` has the rows of names, ghosts and texts by their ids."""

    def __init__(self, scene: Scene, lines: Floats) -> None:
        shapes: list[VariableShape | TextShape] = [*scene.variables, *scene.texts]
        self.row = {shape.id: k for k, shape in enumerate(shapes)}
        self.ids = list(self.row)
        self.links: Sequence[LinkShape] = scene.links
        centers, sizes = [shape.box.center for shape in shapes], [(each.box.width, each.box.height) for each in shapes]
        self.centers: Floats = np.array(centers, float).reshape(-1, 2)
        self.half: Floats = np.array(sizes, float).reshape(-1, 2) / 2
        self.lines = lines

    @cached_property
    def collisions(self) -> list[tuple[str, str]]:
        """Pairs of names that overlap, then links with the names that they run through, in the picture's order."""
        off = np.abs(self.centers[:, None] - self.centers) - self.half[:, None] - self.half
        meet = np.triu((off < -_TOUCH).all(axis=2), 1)
        pairs = [(self.ids[a], self.ids[b]) for a, b in zip(*np.nonzero(meet), strict=True)]
        if not len(self.lines):
            return pairs
        (hit,) = through(self.lines, pieces(self.lines), self.centers, self.half, np.full(2, -_TOUCH))
        for k, link in enumerate(self.links):
            hit[k, [self.row[link.source], self.row[link.target]]] = False
        return pairs + [(self.links[k].id, self.ids[n]) for k, n in zip(*np.nonzero(hit), strict=True)]

    def touched(self, places: Floats, half: Floats, without: str) -> np.ndarray:
        """Whether a name of this half size would be touched at each place by a link that is not its own."""
        others = [k for k, link in enumerate(self.links) if without not in (link.source, link.target)]
        if not others:
            return np.zeros(len(places), bool)
        lines = self.lines[others]
        (hit,) = through(lines, pieces(lines), places, half, np.zeros(2))
        return np.asarray(hit.any(axis=0))

    def crossings_beside(self, before: Sight) -> int:
        """How many more crossings of links there are than before; both have the same links."""
        both = zip(self.links, before.links, strict=True)
        changed = [k for k, (new, old) in enumerate(both) if new.path is not old.path and new.path != old.path]
        return self._crossed(changed) - before._crossed(changed)

    def _crossed(self, links: Sequence[int]) -> int:
        """Crossings that some links have among themselves and with the others."""
        if not links:
            return 0
        within = self.lines[links]
        rest = np.delete(self.lines, links, axis=0)
        met = crossings(within, rest, pieces(rest), corners(rest)).sum() if len(rest) else 0.0
        return int(met + crossings(within, within, pieces(within), corners(within)).sum() / 2)


class Viewer:
    """Draws a diagram again and again as it is put in order."""

    def __init__(self, loops: Sequence[Loop], measurer: TextMeasurer) -> None:
        self._named = [(loop, "") for loop in loops]
        self._measurer = measurer
        self._redrawing = Redrawing()
        self._drawn: dict[str, tuple[LinkShape, Floats]] = {}

    def look(self, diagram: Diagram) -> Sight:
        """The picture of a diagram whose variables all have places."""
        scene = self._redrawing.draw(diagram, self._named, self._measurer, still=True)
        for link in scene.links:
            known = self._drawn.get(link.id)
            if known is None or known[0] is not link:
                self._drawn[link.id] = link, _points(link)
        lines = [self._drawn[link.id][1] for link in scene.links]
        return Sight(scene, np.array(lines).reshape(-1, _PIECES + 1, 2))


def _points(link: LinkShape) -> Floats:
    """So many points along a link, whatever it is made of, up to the tip of its arrowhead."""
    points = np.array([*flatten(link.path, _PIECES), link.tip], float)
    chosen: Floats = points[np.linspace(0, len(points) - 1, _PIECES + 1).round().astype(int)]
    return chosen
