"""Advice on a diagram: what a careful colleague would remark. Never a wall; every rule can be switched off.

Where the rules come from: names, signs and delays from Richardson 1986 ("Problems with causal-loop diagrams", System
Dynamics Review 2:158-170, doi:10.1002/sdr.4260020207) and Sterman 2000 (Business Dynamics, ch. 5); what fits a slide
from the size of a legible label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from loopeditor.analysis.facts import facts, open_rings
from loopeditor.model.diagram import Diagram
from loopeditor.model.naming import folded
from loopeditor.model.polarity import Polarity

OFF = "advice_off"
"""Key of the file under which the ids of rules that are switched off are kept."""
SLIDE = 15
"""Variables above which names on a slide become too small to read from the back of a room."""


@dataclass(frozen=True)
class Advice:
    """One remark: the rule's id, a sentence, why it matters, and the ids of what it is about."""

    rule: str
    message: str
    why: str
    about: tuple[str, ...] = ()


Found = Iterator[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Rule:
    """A kind of remark; ``find`` gives sentences and the ids of what they are about."""

    id: str
    why: str
    find: Callable[[Diagram], Found]


def advise(diagram: Diagram, off: Collection[str] = ()) -> tuple[Advice, ...]:
    """All remarks on a diagram, rule by rule; without the rules named in ``off`` or switched off in the file.

    O(variables^2) for names that nearly agree, else O(variables * links).
    """
    silent = {*off, *switched_off(diagram)}
    return tuple(
        Advice(rule.id, message, rule.why, about)
        for rule in RULES
        if rule.id not in silent
        for message, about in rule.find(diagram)
    )


def switched_off(diagram: Diagram) -> frozenset[str]:
    """The ids that stand in the file as those of rules to be silent; whatever else stands there is passed over."""
    listed = diagram.extra.get(OFF)
    return frozenset(each for each in listed if isinstance(each, str)) if isinstance(listed, list) else frozenset()


def switched(diagram: Diagram, rule: str, off: bool) -> Diagram:
    """With a rule switched off in the file, or on again; ids that the file holds besides stay as they are."""
    listed = diagram.extra.get(OFF)
    kept = [each for each in listed if each != rule] if isinstance(listed, list) else []
    left = {key: value for key, value in diagram.extra.items() if key != OFF}
    ids = [*kept, rule] if off else kept
    return replace(diagram, extra={**left, OFF: ids} if ids else left)


_VERBS = frozenset(
    {
        "improve",
        "increase",
        "decrease",
        "reduce",
        "raise",
        "lower",
        "grow",
        "boost",
        "build",
        "create",
        "make",
        "get",
        "give",
        "hire",
        "sell",
        "buy",
        "invest",
        "spend",
        "cut",
        "develop",
        "launch",
        "expand",
        "attract",
        "retain",
        "convert",
        "promote",
        "prevent",
        "enable",
        "support",
        "optimise",
        "optimize",
        "implement",
    }
)
_VALUE = frozenset(
    {
        "good",
        "better",
        "best",
        "bad",
        "worse",
        "worst",
        "great",
        "poor",
        "excellent",
        "successful",
        "unsuccessful",
        "ideal",
    }
)
_CHANGE = frozenset(
    {
        "increased",
        "increasing",
        "rising",
        "growing",
        "reduced",
        "decreased",
        "decreasing",
        "falling",
        "declining",
    }
)
_NEGATED = re.compile(r"^(lack|absence|shortage|loss)\s+of\b|^(no|not|non|without)\b", re.IGNORECASE)


def _verbs(diagram: Diagram) -> Found:
    for variable in diagram.variables:
        words = variable.name.casefold().split()
        if len(words) > 1 and words[0] in _VERBS:
            yield f"{variable.name!r} begins with a verb; name what can rise or fall instead", (variable.id,)


def _value_laden(diagram: Diagram) -> Found:
    for variable in diagram.variables:
        hit = (_VALUE | _CHANGE) & set(variable.name.casefold().split())
        if hit:
            word = sorted(hit)[0]
            yield f"{variable.name!r} already says which way ({word!r}); leave that word out", (variable.id,)


def _double_negative(diagram: Diagram) -> Found:
    for variable in diagram.variables:
        if _NEGATED.search(variable.name):
            yield f"{variable.name!r} names something missing; name the thing itself and turn its signs", (variable.id,)


def _same_names(diagram: Diagram) -> Found:
    names: dict[str, list[str]] = {}
    for variable in diagram.variables:
        names.setdefault(folded(variable.name), []).append(variable.id)
    for ids in names.values():
        if len(ids) > 1:
            yield f"{len(ids)} variables are called {diagram.name(ids[0])!r}", tuple(ids)


def _similar_names(diagram: Diagram) -> Found:
    named = [(folded(v.name), v) for v in diagram.variables]
    for k, (a, first) in enumerate(named):
        for b, second in named[k + 1 :]:
            if a != b and min(len(a), len(b)) >= 4 and _nearly_equal(a, b):
                yield f"{first.name!r} and {second.name!r} read nearly alike; are they one?", (first.id, second.id)


def _nearly_equal(a: str, b: str) -> bool:
    if a.rstrip("s") == b.rstrip("s") or sorted(a.split()) == sorted(b.split()):
        return True
    if abs(len(a) - len(b)) > 2 or min(len(a), len(b)) < 8:
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.quick_ratio() > 0.93 and matcher.ratio() > 0.93


def _missing_signs(diagram: Diagram) -> Found:
    for link in diagram.links:
        if link.polarity is Polarity.UNKNOWN:
            yield f"the link {_told(diagram, link.source, link.target)} has no sign yet", (link.id,)


def _alone(diagram: Diagram) -> Found:
    tied = {end for link in diagram.links for end in (link.source, link.target)}
    for variable in diagram.variables:
        if variable.id not in tied:
            yield f"{variable.name!r} is tied to nothing", (variable.id,)


def _contradictions(diagram: Diagram) -> Found:
    seen: dict[tuple[str, str], list[str]] = {}
    for link in diagram.links:
        seen.setdefault((link.source, link.target), []).append(link.id)
    for (source, target), ids in seen.items():
        signs = {diagram.link[i].polarity for i in ids}
        if {Polarity.POSITIVE, Polarity.NEGATIVE} <= signs:
            yield (
                f"{_told(diagram, source, target)} has both a + and a -; say by which way each of them works",
                tuple(ids),
            )


def _no_balance(diagram: Diagram) -> Found:
    if facts(diagram).all_reinforcing:
        yield "every loop reinforces; what stops this?", ()


def _no_loop(diagram: Diagram) -> Found:
    if diagram.links and not facts(diagram).has_loop:
        yield "there is no feedback loop; does nothing lead back to where it starts?", ()


def _open_ring(diagram: Diagram) -> Found:
    for ring in open_rings(diagram):
        link = diagram.link[ring.wayward]
        yield f"the ring at {_told(diagram, link.source, link.target)} looks like a loop but is open there", (link.id,)


def _no_delay(diagram: Diagram) -> Found:
    if len(diagram.links) >= 3 and facts(diagram).has_loop and not any(link.delay for link in diagram.links):
        yield "no link has a delay; which effect takes long enough to fool people?", ()


def _too_much(diagram: Diagram) -> Found:
    if len(diagram.variables) > SLIDE:
        yield f"{len(diagram.variables)} variables are too many for one slide; show the loops in turn", ()


def _many_names(diagram: Diagram) -> Found:
    for variable in diagram.variables:
        words = len(variable.name.split())
        if words > 5:
            yield f"{variable.name!r} has {words} words; a name of up to five is read at a glance", (variable.id,)


def _told(diagram: Diagram, source: str, target: str) -> str:
    return f"{diagram.name(source)} -> {diagram.name(target)}"


RULES = (
    Rule("verb-name", "A link says that one thing rises or falls with another, and only a noun can.", _verbs),
    Rule("value-name", "'More better service' cannot be read; the direction belongs to the links.", _value_laden),
    Rule("negative-name", "Two negatives in a row ('less lack of trust') are where signs go wrong.", _double_negative),
    Rule("long-name", "Long names make small pictures.", _many_names),
    Rule("same-name", "Two places for one variable hide the loops that run through it.", _same_names),
    Rule("similar-name", "If they are one variable, loops that run through it are cut in two.", _similar_names),
    Rule("missing-sign", "Every loop through it stays undetermined.", _missing_signs),
    Rule("contradiction", "Two ways of working in one pair of variables want a variable in between.", _contradictions),
    Rule("tied-to-nothing", "It takes part in nothing that the picture tells.", _alone),
    Rule("no-loop", "Without feedback a diagram is a list of consequences.", _no_loop),
    Rule("open-ring", "A ring with one link the other way round is read as a loop, and is none.", _open_ring),
    Rule("no-balancing-loop", "Nothing grows for ever; the limit is often the interesting part.", _no_balance),
    Rule("no-delay", "Delays are what makes loops hard to manage.", _no_delay),
    Rule("too-much-for-a-slide", "Names become too small to read from the back of a room.", _too_much),
)
"""Every rule, in the order in which they speak."""
