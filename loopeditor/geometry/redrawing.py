"""Drawing again and again while a diagram changes: what stays as it was is kept from the picture before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from loopeditor.geometry.clearance import Clearance
from loopeditor.geometry.courses import Courses
from loopeditor.geometry.extents import Extents, corners_of, corners_of_lines, page
from loopeditor.geometry.identifiers import LoopIdentifiers, NamedLoops, guides
from loopeditor.geometry.labels import Labels
from loopeditor.geometry.links import Curve
from loopeditor.geometry.marks import SIGN_RADIUS, LinkMarks, Marks, Spot
from loopeditor.geometry.plots import Stir
from loopeditor.geometry.scene import LinkShape, Scene
from loopeditor.geometry.shapes import Floats, Rect
from loopeditor.geometry.text import TextMeasurer, on_one_line
from loopeditor.model.diagram import Diagram, Link

_AFRESH = 0.4  # of the links: where more of them run elsewhere, to begin anew is quicker


class Redrawing:
    """Gives the Scene of a diagram, with the very shapes of the one before wherever these are equal.

    It is always the Scene that ``drawing.draw`` gives for the same diagram and loops, but for what shall be still.
    """

    def __init__(self) -> None:
        self._scene: Scene | None = None
        self._drawn: _Drawn | None = None

    def draw(
        self,
        diagram: Diagram,
        loops: NamedLoops,
        measurer: TextMeasurer,
        *,
        still: bool = False,
        links_still: bool = False,
    ) -> Scene:
        """The Scene of a diagram; see ``drawing.draw``.

        ``still`` leaves loop identifiers where they are for now, and new ones out, as in the middle of a gesture.
        ``links_still`` does so, too, and leaves links as they run that do not touch what moves, with their signs and
        bars; those of the others stay as far along them as they were. To move one variable then costs O(its links),
        else O(its links * things near them), and a little for every variable and link.

        Raises:
            ValueError: when a variable has no position.
        """
        drawn, self._drawn = self._drawn, None  # it is lost where something fails half-way
        if drawn is None or drawn.measurer is not measurer:
            drawn = _Drawn(measurer)
        scene = drawn.update(diagram, loops, still=still, links_still=links_still)
        self._drawn = drawn
        self._scene = self._scene if scene == self._scene else scene
        return self._scene


class _Unsettled:
    """What has changed since signs, bars and identifiers last took their places."""

    def __init__(self) -> None:
        self.labels: dict[str, Rect | None] = {}
        """Where names and texts were then; None for those that were not there."""
        self.lines: dict[str, Floats | None] = {}
        """The same for links."""
        self.links: set[str] = set()
        """Links that are not the same objects any more."""

    def add(self, labels: Mapping[str, Rect | None], lines: Mapping[str, Floats | None], links: Iterable[str]) -> None:
        """This has changed once more, or for the first time."""
        self.labels = {**labels, **self.labels}
        self.lines = {**lines, **self.lines}
        self.links.update(links)


class _Drawn:
    """All that the picture of a diagram is made of."""

    def __init__(self, measurer: TextMeasurer) -> None:
        self.measurer = measurer
        self._labels, self._courses = Labels(measurer), Courses()
        self._clearance, self._marks, self._identifiers = Clearance(), Marks(), LoopIdentifiers()
        self._of_labels, self._of_links = Extents(), Extents()
        self._boxes: dict[str, tuple[float, float, float, float]] = {}
        self._shapes: dict[str, LinkShape] = {}
        self._order: Mapping[str, int] = {}
        self._row: list[LinkShape] = []
        self._delayed: set[str] = set()
        self._unsettled = _Unsettled()
        self._staying: dict[str, LinkMarks] = {}  # marks that stay where they were along links that run elsewhere
        self._links: tuple[Link, ...] = ()
        self._loops: NamedLoops = []
        self._guides: NamedLoops = ()

    def update(self, diagram: Diagram, loops: NamedLoops, *, still: bool, links_still: bool) -> Scene:
        """The Scene of a diagram that takes the place of the one before."""
        labels = self._labels.update(diagram)
        self._choose_guides(diagram, loops)
        lines = self._courses.update(
            diagram, [loop for loop, _ in self._guides], self._labels.names, labels, still=links_still
        )
        self._unsettled.add(labels, lines, self._courses.changed)
        stir = None if links_still else self._clear()
        spots = self._identifiers.show(diagram, self._guides, loops, self._courses.lines, self._clearance)
        if stir:
            marked = self._mark(spots, stir)
            self._identifiers.place(self._marks, stir, self._clearance, still=still)
        else:
            marked = self._keep_marks({*lines, *self._courses.changed})
        self._draw_links(diagram, labels, marked)
        self._measure(labels, lines, marked)
        return self._scene(diagram)

    def _choose_guides(self, diagram: Diagram, loops: NamedLoops) -> None:
        given = list(loops)
        if given != self._loops or diagram.links is not self._links:
            self._loops, self._links, self._guides = given, diagram.links, guides(diagram, given)

    def _clear(self) -> Stir:
        """Make room for names and links at their new places; gives where they were and are."""
        now, labels, lines = self._courses.lines, self._unsettled.labels, self._unsettled.lines
        if len(lines) > _AFRESH * len(now):
            self._clearance, self._marks, self._delayed = Clearance(), Marks(), set()
            self._identifiers.begin_anew()
            here = {i: self._labels.box(i) for i in (*self._labels.names, *self._labels.texts)}
            self._clearance.update(here, now)
            return Stir((), ())
        here = {label: self._labels.box(label) for label in labels}
        self._clearance.update(here, {link: now.get(link) for link in lines})
        both = [line for link, before in lines.items() for line in (before, now.get(link)) if line is not None]
        return Stir([box for box in (*labels.values(), *here.values()) if box], both)

    def _mark(self, spots: Mapping[str, Spot], stir: Stir) -> set[str]:
        """Place signs and bars; gives the links that may have others now."""
        links, lines, others = self._courses.links, self._unsettled.lines, self._unsettled.links
        delayed = {i for i in others if i in links and links[i].delay != (i in self._delayed)}
        renewed = self._marked({*lines, *delayed} if self._marks.order else links)
        for i, (_, has_delay) in renewed.items():
            (self._delayed.add if has_delay else self._delayed.discard)(i)
        self._staying, self._unsettled = {}, _Unsettled()
        chosen = self._marks.update(self._courses.order, renewed, spots, stir, self._clearance)
        return chosen | renewed.keys() | (others & links.keys())

    def _keep_marks(self, links: Iterable[str]) -> set[str]:
        """Leave signs and bars for now where they are along these links; gives those that are there."""
        staying = self._marks.along(self._marked(links))
        self._staying.update(staying)
        return set(staying)

    def _marked(self, links: Iterable[str]) -> dict[str, tuple[Curve, bool]]:
        """The curves of links that are there, and whether they have a delay."""
        known = self._courses.links
        return {i: (self._courses.curves[i], known[i].delay) for i in links if i in known}

    def _draw_links(self, diagram: Diagram, labels: Collection[str], marked: Collection[str]) -> None:
        """Make the shapes of the links that may look otherwise."""
        named = (link for label in labels for link in self._courses.at(label))
        changed, order = [], self._courses.order
        for i in {*named, *marked, *self._courses.changed}:
            shape = self._shape(diagram, self._courses.links[i])
            if self._shapes.get(i) != shape:
                self._shapes[i] = shape
                changed.append(i)
        for i in self._courses.gone:
            self._shapes.pop(i, None)
        if order is not self._order:
            self._order, self._row = order, [self._shapes[i] for i in order]
        for i in changed:
            self._row[order[i]] = self._shapes[i]

    def _shape(self, diagram: Diagram, link: Link) -> LinkShape:
        curve = self._courses.curves[link.id]
        sign, bars = self._staying.get(link.id) or (self._marks.sign(link.id), self._marks.bars(link.id))
        return LinkShape(
            id=link.id,
            source=link.drawn_from,
            target=link.drawn_to,
            title=on_one_line(f"{diagram.name(link.source)}->{diagram.name(link.target)}"),
            polarity=link.polarity,
            path=curve.path,
            tip=curve.tip,
            sign=sign,
            delay=bars,
        )

    def _measure(self, labels: Iterable[str], lines: Collection[str], marked: Iterable[str]) -> None:
        """Tell how far all that changed reaches."""
        for label in labels:
            box = self._labels.box(label)
            self._of_labels.put(label, corners_of(box) if box else None)
        drawn = [i for i in lines if i in self._shapes]
        for i, corners in zip(drawn, corners_of_lines([self._courses.lines[i] for i in drawn]), strict=True):
            self._boxes[i] = corners
        for i in self._courses.gone:
            self._boxes.pop(i, None)
            self._of_links.put(i, None)
        for i in marked:
            (left, top, right, bottom), (x, y), r = self._boxes[i], self._shapes[i].sign, SIGN_RADIUS
            self._of_links.put(i, (min(left, x - r), min(top, y - r), max(right, x + r), max(bottom, y + r)))

    def _scene(self, diagram: Diagram) -> Scene:
        loops = self._identifiers.draw(diagram)
        badges = [Rect.around(loop.center, 2 * loop.radius + 4, 2 * loop.radius + 4) for loop in loops]
        return Scene(
            title=on_one_line(diagram.title),
            description=on_one_line(diagram.description),
            variables=tuple(self._labels.names.values()),
            links=tuple(self._row),
            loops=loops,
            bounds=page(badges, self._of_labels, self._of_links),
            texts=tuple(self._labels.texts.values()),
        )
