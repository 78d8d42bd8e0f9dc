"""Graphviz's text, DOT, as the structure of a diagram: it goes out plain, and comes in from anybody's digraph.

Outward, a variable is a node that bears its name and a link an edge whose label is its sign; positions, delays, bends,
strengths, wanted directions, groups and what is noted travel as attributes. Ids, unknown fields, what is said of loops,
ghosts, texts and scenarios have no place in DOT.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any

from loopeditor.engine import process
from loopeditor.files.dot_strings import escaped, quoted, unescaped
from loopeditor.files.errors import FileError
from loopeditor.model.diagram import GROUP_COLOURS, MOST_LINES, Diagram, Direction, Group, Link, Position, Variable
from loopeditor.model.polarity import Polarity
from loopeditor.model.scenario import Strength

_LAYOUT = "patchwork"  # the one that passes over edges: it parses 10,000 of them in a quarter of a second
_POSITION = re.compile(r"\s*([^,\s]+)\s*,\s*([^,\s!]+)(?:,[^,\s]+)?\s*!?\s*")
_SIGNS = {
    Polarity.POSITIVE: {"+", "plus", "positive", "pos", "s", "same"},
    Polarity.NEGATIVE: {"-", "\N{MINUS SIGN}", "\N{EN DASH}", "minus", "negative", "neg", "o", "opposite"},
    Polarity.UNKNOWN: {"?", "unknown", "undetermined", "ambiguous"},
}
_SIGN = {word: polarity for polarity, words in _SIGNS.items() for word in words}
_STRENGTHS = {strength.value: strength for strength in Strength}
_SMALLEST = 30.0  # points; a picture of named variables is larger, so positions within it are in inches


def write(diagram: Diagram) -> str:
    """A diagram as DOT that Graphviz draws and ``read`` takes back."""
    keys = _keys(diagram)
    lines = ["digraph {", f"  graph{_attributes(_of_graph(diagram))};"]
    for variable in diagram.variables:
        key = keys[variable.id]
        lines.append(f"  {quoted(key)}{_attributes(_of_variable(diagram, variable, key))};")
    for number, link in enumerate(diagram.links, start=1):
        ends = f"{quoted(keys[link.source])} -> {quoted(keys[link.target])}"
        lines.append(f"  {ends}{_attributes(_of_link(link, number))};")
    return "\n".join([*lines, "}"]) + "\n"


def read(text: str, path: str = "diagram") -> Diagram:
    """The diagram in a DOT text: ours, a picture that we exported, or anybody's digraph.

    In a picture the variables and links are those of ``class`` variable and link; the rest is drawing. A link's sign is
    its attribute polarity or sign, else its label, else an arrowhead ``tee``, else plus. Ids are given anew.

    Raises:
        FileError: where Graphviz cannot read it, or it is not directed.
    """
    graph = _parsed(text, path)
    if not graph.get("directed"):
        raise FileError(
            path, "this graph is undirected, and causes need a direction", mend="write digraph, and -> for --"
        )
    drawn, edges = graph.get("objects", [])[graph.get("_subgraph_cnt", 0) :], graph.get("edges", [])
    title, nodes, ghosts = _title(graph), drawn, []
    if _is(graph, "diagram"):
        title, ghosts = _heading(drawn), [node for node in drawn if _is(node, "ghost")]
        nodes, edges = [node for node in drawn if _is(node, "variable")], [edge for edge in edges if _is(edge, "link")]
    nodes.sort(key=_rank)
    ids = {node["_gvid"]: f"v{number}" for number, node in enumerate(nodes, start=1)}
    places = _positions(graph, nodes)
    variables = tuple(_variable(ids[node["_gvid"]], node, place) for node, place in zip(nodes, places, strict=True))
    ids |= _behind(ghosts, {str(node["name"]): ids[node["_gvid"]] for node in nodes})
    edges = [edge for edge in sorted(edges, key=_rank) if edge["tail"] in ids and edge["head"] in ids]
    links = tuple(_link(f"l{number}", edge, ids) for number, edge in enumerate(edges, start=1))
    (description,) = _said(graph, "comment")
    return Diagram(title, description, variables, links, groups=tuple(_groups(nodes)))


# --- writing ---------------------------------------------------------------------------------------------------------


def _keys(diagram: Diagram) -> dict[str, str]:
    """What each variable's node is called: its name where that is plain and nobody else's, else n and a number."""
    names = [variable.name for variable in diagram.variables]
    seen: set[str] = set()
    double = {name for name in names if name in seen or seen.add(name)}  # type: ignore[func-returns-value]
    free = (key for number in range(1, 2 * len(names) + 2) if (key := f"n{number}") not in seen)
    return {
        variable.id: variable.name if _is_plain(variable.name) and variable.name not in double else next(free)
        for variable in diagram.variables
    }


def _is_plain(name: str) -> bool:
    """Whether a node of this name shows just that in Graphviz, to which a leading % means that there is no name."""
    return bool(name) and escaped(name) == name and name.isprintable() and not name.startswith("%")


def _of_graph(diagram: Diagram) -> Iterator[tuple[str, str]]:
    yield "inputscale", "72"  # tells neato that positions are in points
    if diagram.title:
        yield from _label(diagram.title)
    if diagram.description:
        yield "comment", escaped(diagram.description)


def _label(text: str) -> Iterator[tuple[str, str]]:
    """A label; Graphviz 14.1.5 crashes on one that begins with a line break, so such a text is put by, whole."""
    if text.startswith(("\r", "\n")):
        yield from (("label", escaped(text.lstrip("\r\n"))), ("blank", escaped(text)))
    else:
        yield "label", escaped(text)


def _of_variable(diagram: Diagram, variable: Variable, key: str) -> Iterator[tuple[str, str]]:
    if key != variable.name:
        yield from _label(variable.name)
    if variable.position:
        x, y = variable.position
        yield "pos", f"{x:.12g},{0.0 - y:.12g}!"
    if variable.wanted:
        yield "wanted", variable.wanted.value
    if variable.lines:
        yield "lines", str(variable.lines)
    yield from _noted(unit=variable.unit, note=variable.note, grouped=variable.group)
    if variable.group in diagram.group:
        yield "colour", diagram.group[variable.group].colour


def _of_link(link: Link, number: int) -> Iterator[tuple[str, str]]:
    yield "label", link.polarity.value
    if link.delay:
        yield "delay", "true"
    if link.bend is not None:
        yield "bend", repr(link.bend)
    if link.strength is not Strength.NORMAL:
        yield "strength", link.strength.value
    yield from _noted(note=link.note, evidence=link.evidence)
    yield "order", str(number)


def _noted(**texts: str) -> Iterator[tuple[str, str]]:
    yield from ((key, escaped(text)) for key, text in texts.items() if text)


def _attributes(attributes: Iterator[tuple[str, str]]) -> str:
    text = ", ".join(f"{key}={quoted(value)}" for key, value in attributes)
    return f" [{text}]" if text else ""


# --- reading ---------------------------------------------------------------------------------------------------------


def _parsed(text: str, path: str) -> dict[str, Any]:
    """The graph as Graphviz's own parser sees it."""
    try:
        data = process.run(text, _LAYOUT, "dot_json")
        graph: dict[str, Any] = json.loads(data.decode(errors="replace"), object_pairs_hook=_both, strict=False)
    except (process.GraphvizError, json.JSONDecodeError) as error:
        message = str(error).removeprefix("Graphviz refused the drawing: ").removeprefix("Error: ")
        line = re.search(r" in line (\d+)", message)
        place = f"line {line[1]}" if line else ""
        raise FileError(path, f"this is not DOT ({message})", place=place, mend="mend the text there") from error
    return graph


def _both(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object that may hold a key twice: what a node is called, and its attribute ``name``, here ``name=``."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        found[f"{key}=" if key in found else key] = value
    return found


def _is(item: dict[str, Any], kind: str) -> bool:
    return kind in str(item.get("class", "")).split()


def _title(graph: dict[str, Any]) -> str:
    """Its label, else its name; Graphviz calls a graph without a name %1."""
    name = str(graph.get("name", ""))
    if "blank" in graph:
        return unescaped(str(graph["blank"]))
    label = unescaped(str(graph.get("label", "")), {"G": name})
    return label.strip() or ("" if re.fullmatch(r"%\d+", name) else name)


def _heading(nodes: list[dict[str, Any]]) -> str:
    """The title of a picture, where it shows one."""
    titles = (node for kind in ("heading", "title") for node in nodes if _is(node, kind))
    return next((" ".join(unescaped(str(node.get("label", ""))).split("\n")) for node in titles), "")


def _behind(ghosts: list[dict[str, Any]], named: Mapping[str, str]) -> dict[int, str]:
    """The ids of the variables of which a picture shows ghosts, by the ghosts' nodes."""
    return {node["_gvid"]: named[node["of"]] for node in ghosts if node.get("of") in named}


def _name(node: dict[str, Any]) -> str:
    """What a picture says that it is called, else its label, which Graphviz makes the node's name by default."""
    if _is(node, "variable") and "name=" in node:
        return unescaped(node["name="])
    label = str(node.get("blank") or node.get("label", "\\N"))
    return str(node["name"]) if label == "\\N" else unescaped(label, {"N": node["name"]})


def _wanted(node: dict[str, Any]) -> Direction | None:
    return next((direction for direction in Direction if direction.value == node.get("wanted")), None)


def _positions(graph: dict[str, Any], nodes: list[dict[str, Any]]) -> list[Position | None]:
    """Where the nodes are, in points and downwards: DOT's y grows upwards, and some write inches."""
    places = [_position(str(node.get("pos", ""))) for node in nodes]
    known = [place for place in places if place]
    scale = 72.0 / (_number(graph.get("inputscale")) or 72.0)
    if len(known) > 1 and "inputscale" not in graph:
        widest = max(max(axis) - min(axis) for axis in zip(*known, strict=True))
        scale = 72.0 if widest < _SMALLEST else 1.0
    return [place and (place[0] * scale, 0.0 - place[1] * scale) for place in places]


def _position(text: str) -> Position | None:
    found = _POSITION.fullmatch(text)
    x, y = (_number(found[1]), _number(found[2])) if found else (None, None)
    return None if x is None or y is None else (x, y)


def _number(text: object) -> float | None:
    try:
        number = float(str(text))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _rank(item: dict[str, Any]) -> tuple[float, int]:
    """The order of our own files: Graphviz lists edges by the node that they leave, and a picture names links first."""
    made_up = re.fullmatch(r"[vl](\d+)", str(item.get("id", "")))
    order = _number(made_up[1] if made_up else item.get("order"))
    return (float("inf") if order is None else order, item["_gvid"])


def _variable(variable_id: str, node: dict[str, Any], place: Position | None) -> Variable:
    unit, note, group = _said(node, "unit", "note", "grouped")
    lines = {str(count): count for count in range(MOST_LINES + 1)}.get(str(node.get("lines")), 0)
    return Variable(variable_id, _name(node), place, _wanted(node), unit, note, group, lines)


def _link(link_id: str, edge: dict[str, Any], ids: dict[int, str]) -> Link:
    polarity, delay = _marks(edge)
    note, evidence = _said(edge, "note", "evidence")
    bend = _number(edge.get("bend"))
    strength = _STRENGTHS.get(str(edge.get("strength")), Strength.NORMAL)
    source, target = ids[edge["tail"]], ids[edge["head"]]
    return Link(link_id, source, target, polarity, delay, bend, note, evidence, strength=strength)


def _said(item: Mapping[str, Any], *keys: str) -> list[str]:
    return [unescaped(str(item.get(key, ""))) for key in keys]


def _groups(nodes: Iterable[Mapping[str, Any]]) -> Iterator[Group]:
    """The groups that nodes name, in the order and with the colour of the first of each."""
    colours: dict[str, str] = {}
    for node in nodes:
        if node.get("grouped") and node.get("colour") in GROUP_COLOURS:
            colours.setdefault(*_said(node, "grouped", "colour"))
    yield from (Group(name, colour) for name, colour in colours.items())


def _marks(edge: dict[str, Any]) -> tuple[Polarity, bool]:
    """Sign and delay, from the first attribute that holds a sign."""
    delay = str(edge.get("delay", "")).strip().lower() in {"true", "1", "yes"}
    polarity = None
    for key in ("polarity", "sign", "label", "headlabel", "xlabel", "taillabel"):
        words = unescaped(str(edge.get(key, ""))).lower().replace("||", " || ").split()
        delay = delay or "||" in words
        words = [word for word in words if word != "||"]
        if polarity is None and len(words) == 1:
            polarity = _SIGN.get(words[0].strip("()"))
    if polarity is None:
        polarity = Polarity.NEGATIVE if edge.get("arrowhead") == "tee" else Polarity.POSITIVE
    return polarity, delay
