"""The links of real diagrams in the formats of other programs, to measure on: names, directions and signs only.

The files are not part of the project; they lie in ``../shared/corpus`` beside a checkout that has them.
"""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from loopeditor.model.diagram import Diagram, Link, Variable
from loopeditor.model.polarity import Polarity

FOLDER = Path(__file__).parents[2] / "shared" / "corpus"

Claim = tuple[str, str, Polarity]
PLUS, MINUS, UNKNOWN = Polarity
_SIGNS = {"+": PLUS, "-": MINUS, "++": PLUS, "--": MINUS, "positive": PLUS, "negative": MINUS}


@dataclass(frozen=True)
class Map:
    """A diagram of the corpus, named after its file; ``flows`` counts its links between flows and stocks."""

    name: str
    diagram: Diagram
    flows: int = 0


@dataclass(frozen=True)
class Unread:
    """A file of the corpus that could not be read, and why."""

    name: str
    why: str


def maps(folder: Path = FOLDER) -> Iterator[Map | Unread]:
    """Every diagram of the corpus, in the order of the files' names; nothing where there is no corpus."""
    for path in sorted(folder.glob("*")):
        read = _reader(path.name)
        if read:
            try:
                yield read(path)
            except (OSError, ValueError, KeyError, ET.ParseError) as error:
                yield Unread(path.name, f"{type(error).__name__}: {error}")


def diagram_of(claims: Iterable[Claim], names: Iterable[str] = ()) -> Diagram:
    """The diagram of some links; variables that only ``names`` knows come first."""
    claims = list(claims)
    ends = dict.fromkeys([*names, *(end for source, target, _ in claims for end in (source, target))])
    place = {name: f"v{k}" for k, name in enumerate(ends)}
    links = (Link(f"l{k}", place[source], place[target], sign) for k, (source, target, sign) in enumerate(claims))
    return Diagram(variables=tuple(Variable(i, name) for name, i in place.items()), links=tuple(links))


def _reader(name: str) -> Callable[[Path], Map] | None:
    readers = {
        "csv_": _edge_list,
        "fcm_": _weights,
        "loopy_": _loopy,
        "kumu_": _kumu,
        "sdai_": _sd_ai,
        "catcolab_": _catcolab,
        "sage_": _sage_modeler,
        "text_": _text,
        "mdl_": _vensim,
        "xmile_": _xmile,
    }
    if name == "csv_obesity_foresight_loops6.csv":
        return None
    return next((read for prefix, read in readers.items() if name.startswith(prefix)), None)


def _json(path: Path) -> Any:  # noqa: ANN401 - JSON holds anything
    return json.loads(path.read_text(encoding="utf-8"))


# --- tables and texts ------------------------------------------------------------------------------------------------


def _edge_list(path: Path) -> Map:
    with path.open(encoding="utf-8", newline="") as rows:
        return Map(path.name, diagram_of((r["from"], r["to"], Polarity(r["polarity"])) for r in csv.DictReader(rows)))


def _weights(path: Path) -> Map:
    tuples = ast.literal_eval(f"[{path.read_text(encoding='utf-8')}]")
    return Map(path.name, diagram_of((str(a), str(b), PLUS if weight > 0 else MINUS) for a, b, weight in tuples))


def _text(path: Path) -> Map:
    """``A + B`` and ``A +> B (note)``, the sign once or twice."""
    claims = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.match(r"\s*(\w[^#]*?)\s+(\+{1,2}|-{1,2})>?\s+(\w[^(]*?)\s*(\(|$)", line)
        if match:
            claims.append((match[1], match[3], _SIGNS[match[2]]))
    return Map(path.name, diagram_of(claims))


# --- JSON ------------------------------------------------------------------------------------------------------------


def _loopy(path: Path) -> Map:
    text = path.read_text(encoding="utf-8").strip()
    if not text.startswith("["):
        text = unquote(text.split("data=")[1])
    nodes, edges, *_ = json.loads(text)
    names = {node[0]: unquote(unquote(node[4])) for node in nodes}
    claims = ((names[edge[0]], names[edge[1]], PLUS if edge[3] > 0 else MINUS) for edge in edges)
    return Map(path.name, diagram_of(claims, names.values()))


def _kumu(path: Path) -> Map:
    document = _json(path)
    names = {element.get("id", element["label"]): element["label"] for element in document["elements"]}
    claims = []
    for connection in document["connections"]:
        sign = str(connection.get("attributes", {}).get("polarity", connection.get("type")))
        claims.append((names[connection["from"]], names[connection["to"]], _SIGNS.get(sign.lower(), UNKNOWN)))
    return Map(path.name, diagram_of(claims, names.values()))


def _sd_ai(path: Path) -> Map:
    """Signs, and links from one module to another, may stand only in the loops that come with the model."""
    document = _json(path)
    model, loops = document["model"], document.get("feedback", {}).get("feedbackLoops", ())
    signs: dict[tuple[str, str], Polarity] = {}
    for link in (*model["relationships"], *(link for loop in loops for link in loop["links"])):
        ends = link["from"], link["to"]
        if signs.get(ends, UNKNOWN) is UNKNOWN:
            signs[ends] = _SIGNS.get(link.get("polarity", ""), UNKNOWN)
    claims = ((*ends, sign) for ends, sign in signs.items())
    return Map(path.name, diagram_of(claims, (variable["name"] for variable in model["variables"])))


def _catcolab(path: Path) -> Map:
    cells = _json(path)["notebook"]["cellContents"].values()
    contents = [cell["content"] for cell in cells if cell["tag"] == "formal"]
    names = {content["id"]: content["name"] for content in contents if content["tag"] == "object"}
    claims = []
    for content in contents:
        if content["tag"] == "morphism" and content["dom"] and content["cod"]:
            is_negative = str(content["morType"].get("content")).startswith("Negative")
            ends = (names[content[end]["content"]] for end in ("dom", "cod"))
            claims.append((*ends, MINUS if is_negative else PLUS))
    return Map(path.name, diagram_of(claims, names.values()))


def _sage_modeler(path: Path) -> Map:
    document = _json(path)
    if "components" in document:
        games = (part["componentStorage"].get("savedGameState") for part in document["components"])
        model = next(game for game in games if game)
    else:
        model = json.loads(next(iter(document.values())))
    names = {node["key"]: node["data"]["title"] for node in model["nodes"]}
    claims = []
    for link in model["links"]:
        formula = str(link.get("relation", {}).get("formula", ""))
        sign = PLUS if formula.startswith("1 *") else MINUS if formula.startswith(("maxIn -", "-1")) else UNKNOWN
        claims.append((names[link["sourceNode"]], names[link["targetNode"]], sign))
    return Map(path.name, diagram_of(claims, names.values()))


# --- Vensim ----------------------------------------------------------------------------------------------------------

_OBJECT = re.compile(r'^(1[012]),(\d+),("(?:[^"\\]|\\.)*"|[^,]*),(.*)$')
_VENSIM_SIGNS = {43: PLUS, 45: MINUS, 83: PLUS, 115: PLUS, 79: MINUS, 111: MINUS}
_INTO_STOCK, _OUT_OF_STOCK = 4, 100


def _vensim(path: Path) -> Map:
    """The arrows of the sketch; a shadow variable is the one of its name, and a valve the flow beside it."""
    sketch = path.read_text(encoding="utf-8-sig").split("\\\\\\---///")[1:]
    names: dict[str, None] = {}
    claims: dict[tuple[str, str], Polarity] = {}
    flows: dict[tuple[str, str], Polarity] = {}
    for view in sketch:
        lines = view.splitlines()
        called = _vensim_names(lines)
        names |= dict.fromkeys(called.values())
        for source, target, sign, is_pipe in _vensim_arrows(lines):
            if source in called and target in called:
                ends = called[source], called[target]
                kept = flows if is_pipe else claims
                if kept.get(ends, UNKNOWN) is UNKNOWN:
                    kept[ends] = sign
    everything = [(*ends, sign) for ends, sign in (*claims.items(), *flows.items())]
    return Map(path.name, diagram_of(everything, names), len(flows))


def _vensim_names(lines: Iterable[str]) -> dict[int, str]:
    """The name of each variable of a view, and of each valve: the variable that stands right after it."""
    called: dict[int, str] = {}
    valve = None
    for line in lines:
        match = _OBJECT.match(line)
        if not match:
            continue
        kind, number, name = match[1], int(match[2]), " ".join(match[3].strip('"').replace("_", " ").split()).lower()
        if kind == "11":
            valve = number
        elif kind == "10":
            called[number] = name
            if valve is not None and int(match[4].split(",")[4]) & 32:
                called[valve] = name
            valve = None
    return called


def _vensim_arrows(lines: Iterable[str]) -> Iterator[tuple[int, int, Polarity, bool]]:
    """From, to, sign, and whether it is a pipe between a flow and a stock."""
    for line in lines:
        if line.startswith("1,"):
            _, _, source, target, shape, _, sign, thickness, *_ = line.split(",")
            if int(thickness) > 20:
                yield int(source), int(target), MINUS if int(shape) == _OUT_OF_STOCK else PLUS, True
            else:
                yield int(source), int(target), _VENSIM_SIGNS.get(int(sign), UNKNOWN), False


# --- XMILE -----------------------------------------------------------------------------------------------------------


def _xmile(path: Path) -> Map:
    """Connectors and flows of every model in the file; variables of one name in two of them are taken for one."""
    root = ET.parse(path).getroot()
    names: dict[str, None] = {}
    claims: list[Claim] = []
    flows: list[Claim] = []
    for model in _inside(root, "model"):
        for variables in _inside(model, "variables"):
            for kind in ("stock", "flow", "aux"):
                names |= dict.fromkeys(_plain(variable.get("name", "")) for variable in _inside(variables, kind))
        claims += _connectors(model)
        flows += _flows(model)
    return Map(path.name, diagram_of(dict.fromkeys([*claims, *flows]), names), len(flows))


def _inside(element: ET.Element, kind: str) -> Iterator[ET.Element]:
    return (each for each in element.iter() if each.tag.rpartition("}")[2] == kind)


def _connectors(model: ET.Element) -> Iterator[Claim]:
    aliases = {alias.get("uid"): text for alias in _inside(model, "alias") for text in _texts(alias, "of")}
    for connector in _inside(model, "connector"):
        ends = [*_texts(connector, "from", aliases), *_texts(connector, "to", aliases)]
        if len(ends) == 2:
            yield ends[0], ends[1], _SIGNS.get(connector.get("polarity", ""), UNKNOWN)


def _flows(model: ET.Element) -> Iterator[Claim]:
    for stock in _inside(model, "stock"):
        name = _plain(stock.get("name", ""))
        yield from ((flow, name, PLUS) for flow in _texts(stock, "inflow"))
        yield from ((flow, name, MINUS) for flow in _texts(stock, "outflow"))


def _texts(element: ET.Element, kind: str, aliases: dict[str | None, str] | None = None) -> list[str]:
    """The names in the children of a kind; an alias stands for what it is one of."""
    found = []
    for child in _inside(element, kind):
        alias = next(_inside(child, "alias"), None)
        if alias is not None and aliases:
            found.append(aliases[alias.get("uid")])
        elif child.text:
            found.append(_plain(child.text))
    return found


def _plain(name: str) -> str:
    r"""A name as XMILE compares it: blanks, underscores and ``\n`` are one, and case does not count."""
    return " ".join(re.sub(r"\\n|_|\xa0", " ", name).strip('" ').split()).lower()
