"""What is written in the picture: names of variables and of their ghosts, free texts and the title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from loopeditor.geometry.scene import TITLE, TextShape, VariableShape
from loopeditor.geometry.shapes import Point, Rect
from loopeditor.geometry.text import LINE_HEIGHT, SIZE, TextMeasurer, in_lines, on_one_line, wrap
from loopeditor.model.diagram import Diagram, FreeText, Ghost, Variable

WIDEST = 118.0
"""Width at which a name breaks into lines, in points."""
TEXT_SIZE, TITLE_SIZE = 14.0, 24.0
"""Font sizes of free texts and of the title, in points."""

_WIDEST_TEXT, _WIDEST_TITLE = 300.0, 560.0
_SEMIBOLD = 1.06  # the title is in semibold letters, which are so much wider
_FRAME = (6.0, 3.0)  # room beside a name, and above and below, within what is drawn round it


class Labels:
    """The names and texts of a diagram as shapes by their ids, as it changes; the same object where nothing did."""

    def __init__(self, measurer: TextMeasurer) -> None:
        self.names: dict[str, VariableShape] = {}
        self.texts: dict[str, TextShape] = {}
        self._measurer = measurer
        self._diagram = Diagram()

    def update(self, diagram: Diagram) -> dict[str, Rect | None]:
        """What is other than before, come or gone, with the box that it had; None where it has come.

        Raises:
            ValueError: when a variable has no position.
        """
        names, texts = self._names(diagram), self._texts(diagram)
        changes = _changes(self.names, names) | _changes(self.texts, texts)
        self.names, self.texts, self._diagram = names, texts, diagram
        return changes

    def box(self, label: str) -> Rect | None:
        """The room that a name or text takes; None where it is gone."""
        shape = self.names.get(label) or self.texts.get(label)
        return shape.box if shape else None

    def _names(self, diagram: Diagram) -> dict[str, VariableShape]:
        known, coloured_alike = self._diagram, diagram.groups == self._diagram.groups
        if coloured_alike and diagram.variables is known.variables and diagram.ghosts is known.ghosts:
            return self.names
        pairs = [pair for pair in zip(known.variables, diagram.variables, strict=False) if pair[0] is not pair[1]]
        if (
            coloured_alike
            and diagram.ghosts is known.ghosts
            and len(diagram.variables) == len(known.variables)
            and all(old.id == new.id for old, new in pairs)
        ):
            others, names = tuple(new for _, new in pairs), self.names.copy()
        else:
            others, names = diagram.variables, {}
        names |= {each.id: self._kept(variable_shape(diagram, each, self._measurer)) for each in others}
        for ghost in diagram.ghosts:
            names[ghost.id] = self._kept(ghost_shape(diagram, ghost, self._measurer))
        return names

    def _kept(self, shape: VariableShape) -> VariableShape:
        known = self.names.get(shape.id)
        return known if known == shape else shape

    def _texts(self, diagram: Diagram) -> dict[str, TextShape]:
        shapes = {shape.id: shape for shape in text_shapes(diagram, self._measurer)}
        return {i: known if (known := self.texts.get(i)) == shape else shape for i, shape in shapes.items()}


def _changes(
    old: Mapping[str, VariableShape | TextShape], new: Mapping[str, VariableShape | TextShape]
) -> dict[str, Rect | None]:
    if old is new:
        return {}
    before = {i: shape.box for i, shape in old.items() if new.get(i) is not shape}
    return {**before, **dict.fromkeys(new.keys() - old.keys())}


def label_box(center: Point, lines: Sequence[str], measurer: TextMeasurer, size: float = SIZE) -> Rect:
    """The room that centred lines of text take."""
    width = max(measurer.width(line, size) for line in lines)
    return Rect.around(center, width + 4.0, len(lines) * size * LINE_HEIGHT)


def name_lines(variable: Variable, measurer: TextMeasurer) -> tuple[str, ...]:
    """The name of a variable as it is written: in the lines that are asked for, else wrapped at WIDEST."""
    return in_lines(variable.name, measurer, variable.lines, WIDEST)


def variable_shape(diagram: Diagram, variable: Variable, measurer: TextMeasurer) -> VariableShape:
    """The name of a variable, and the colour of its group.

    Raises:
        ValueError: when it has no position.
    """
    if variable.position is None:
        raise ValueError(f"variable {variable.name!r} has no position; arrange the diagram first")
    lines = name_lines(variable, measurer)
    box, colour = label_box(Point(*variable.position), lines, measurer), _colour(diagram, variable)
    return VariableShape(variable.id, on_one_line(variable.name), lines, _framed(box) if colour else box, colour=colour)


def ghost_shape(diagram: Diagram, ghost: Ghost, measurer: TextMeasurer) -> VariableShape:
    """The name of a ghost's variable where the ghost stands."""
    variable = diagram.variable[ghost.variable]
    lines = name_lines(variable, measurer)
    box = _framed(label_box(Point(*ghost.position), lines, measurer))
    name, colour = on_one_line(variable.name), _colour(diagram, variable)
    return VariableShape(ghost.id, name, lines, box, colour=colour, ghost_of=variable.id)


def _colour(diagram: Diagram, variable: Variable) -> str:
    return diagram.group[variable.group].colour if variable.group in diagram.group else ""


def _framed(box: Rect) -> Rect:
    beside, above = _FRAME
    return Rect(box.left - beside, box.top - above, box.right + beside, box.bottom + above)


def text_shapes(diagram: Diagram, measurer: TextMeasurer) -> Iterator[TextShape]:
    """The title, where it is shown, and the free texts."""
    if diagram.title_place is not None and diagram.title.strip():
        lines = wrap(diagram.title, measurer, _WIDEST_TITLE / _SEMIBOLD, TITLE_SIZE)
        box = label_box(Point(*diagram.title_place), lines, measurer, TITLE_SIZE)
        yield TextShape(TITLE, lines, Rect.around(box.center, box.width * _SEMIBOLD, box.height), TITLE_SIZE)
    for text in diagram.texts:
        yield text_shape(text, measurer)


def text_shape(text: FreeText, measurer: TextMeasurer) -> TextShape:
    """A free text; where it has long lines they are broken."""
    lines = wrap(text.text, measurer, _WIDEST_TEXT, TEXT_SIZE)
    return TextShape(text.id, lines, label_box(Point(*text.position), lines, measurer, TEXT_SIZE), TEXT_SIZE)
