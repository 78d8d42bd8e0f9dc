"""Where the links run, as variables move and links change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import fsum

from loopeditor.analysis.loops import Loop
from loopeditor.geometry.bends import Bends
from loopeditor.geometry.links import Curve, curve, sample, self_curve
from loopeditor.geometry.scene import VariableShape
from loopeditor.geometry.shapes import Floats, Point
from loopeditor.model.diagram import Diagram, Link


class Courses:
    """The links of a diagram with their curves, and the lines of these as rows of x and y, all by the links' ids."""

    def __init__(self) -> None:
        self.links: dict[str, Link] = {}
        self.order: dict[str, int] = {}
        self.curves: dict[str, Curve] = {}
        self.lines: dict[str, Floats] = {}
        self.changed: set[str] = set()
        """The links that are new since the last update, or not the same objects any more."""
        self.gone: set[str] = set()
        self._given: tuple[Link, ...] = ()
        self._guides: Sequence[Loop] = ()
        self._centers: dict[str, Point] = {}
        self._at: dict[str, list[str]] = {}
        self._rings: list[Link] = []
        self._waiting: set[str] = set()  # places that moved while links further away were still
        self._bends = Bends(Diagram(), (), {})

    def at(self, place: str) -> Sequence[str]:
        """The links of a variable or ghost."""
        return self._at.get(place, ())

    def update(
        self,
        diagram: Diagram,
        guides: Sequence[Loop],
        places: Mapping[str, VariableShape],
        moved: Collection[str],
        *,
        still: bool = False,
    ) -> dict[str, Floats | None]:
        """The lines before of all links that run elsewhere now; of new ones None. ``moved`` are the changed places.

        ``still`` leaves links that neither begin nor end at one of these for a later update.
        """
        fits = self._take(diagram)
        for place in moved:
            if place in places:
                self._centers[place] = places[place].box.center
            else:
                self._centers.pop(place, None)
        touched = self.changed | self._rebend(diagram, guides, moved, fits=fits, still=still)
        touched.update(link for place in moved for link in self.at(place))
        touched.update(ring.id for ring in self._rings)  # these look at the middle of all
        upwards = self._upwards() if self._rings else 0.0
        drawn = {i: self._curve(self.links[i], places, upwards) for i in touched}
        return self._keep({i: each for i, each in drawn.items() if each != self.curves.get(i)})

    def _take(self, diagram: Diagram) -> bool:
        """Take the links of a diagram; whether these are the same ones as before between the same places."""
        self.changed, self.gone = set(), set()
        if diagram.links is self._given:
            return True
        before = self.links
        self.changed = {link.id for link in diagram.links if before.get(link.id) is not link}
        fits = len(diagram.links) == len(self._given) and all(
            new is old or (new.id == old.id and _ends(new) == _ends(old))
            for new, old in zip(diagram.links, self._given, strict=True)
        )
        self._given = diagram.links
        if fits:
            for i in self.changed:
                self.links[i] = diagram.link[i]
            self._rings = [self.links[ring.id] for ring in self._rings]
        else:
            self._retake(diagram)
        return fits

    def _retake(self, diagram: Diagram) -> None:
        self.gone = self.links.keys() - diagram.link.keys()
        self.links = dict(diagram.link)
        self.order = {i: k for k, i in enumerate(self.links)}
        self._rings = [link for link in diagram.links if link.drawn_from == link.drawn_to]
        at = defaultdict(list)
        for link in diagram.links:
            for place in {*_ends(link)}:
                at[place].append(link.id)
        self._at = dict(at)
        for i in self.gone:
            del self.curves[i]

    def _rebend(
        self, diagram: Diagram, guides: Sequence[Loop], moved: Collection[str], *, fits: bool, still: bool
    ) -> set[str]:
        """The links that bend otherwise now."""
        same = len(guides) == len(self._guides) and all(map(_is, guides, self._guides))
        self._guides = guides
        if fits and same:
            changed = [self.links[i] for i in self.changed]
            if still:
                self._waiting.update(moved)
                near = {link for place in moved for link in self.at(place)}
                return set(self._bends.update(changed, self._centers, moved, near))
            moved, self._waiting = {*moved, *self._waiting}, set()
            return set(self._bends.update(changed, self._centers, moved))
        self._waiting = set()
        before = self._bends.bend
        self._bends = Bends(diagram, guides, self._centers)
        return {i for i, bend in self._bends.bend.items() if before.get(i) != bend}

    def _upwards(self) -> float:
        """The height above which a ring stands over its label, and below which under it."""
        return fsum(center.y for center in self._centers.values()) / len(self._centers)

    def _curve(self, link: Link, places: Mapping[str, VariableShape], upwards: float) -> Curve:
        source, target = places[link.drawn_from].box, places[link.drawn_to].box
        if link.drawn_from == link.drawn_to:
            return self_curve(source, upwards=source.center.y <= upwards)
        return curve(source, target, self._bends.bend[link.id])

    def _keep(self, drawn: Mapping[str, Curve]) -> dict[str, Floats | None]:
        before = {i: self.lines.get(i) for i in drawn} | {i: self.lines.pop(i) for i in self.gone}
        self.curves.update(drawn)
        self.lines.update(zip(drawn, sample(list(drawn.values())), strict=True))
        return before


def _ends(link: Link) -> tuple[str, str, str, str]:
    return link.source, link.target, link.drawn_from, link.drawn_to


def _is(one: object, other: object) -> bool:
    return one is other
