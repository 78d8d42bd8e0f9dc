"""The eight lessons, in the order in which they build on each other."""

from __future__ import annotations

from loopeditor.analysis.lessons import (
    Lesson,
    Step,
    answered,
    both,
    both_ways,
    chained,
    delayed,
    has_loop,
    has_no_loop,
    linked,
    pushed,
    signed,
    wanted,
)
from loopeditor.analysis.titles import LESSONS as TITLES
from loopeditor.language import mark
from loopeditor.model.diagram import Direction
from loopeditor.model.polarity import LoopPolarity, Polarity

_R, _B = LoopPolarity.REINFORCING, LoopPolarity.BALANCING
_RISES, _FALLS = mark("It rises"), mark("It falls")
_EVEN, _ODD = mark("An even number, or none"), mark("An odd number")

LESSONS = (
    Lesson(
        "link",
        TITLES["link"],
        "Rain\nPuddles",
        (
            Step(
                mark("Rain makes puddles. Draw a link from Rain to Puddles."),
                mark("Drag from the edge of Rain to Puddles, or select Rain, press L and type Puddles."),
                mark(
                    "A link says: when this changes, that changes too, because of it. The arrow shows which is which."
                ),
                linked("Rain", "Puddles"),
            ),
            Step(
                mark("What do puddles change in turn? Add a variable of your own and link Puddles to it."),
                mark("Select Puddles, press Tab and type a name, such as Wet feet."),
                mark("A chain of links tells a story. Each name is something that can rise or fall."),
                chained("Puddles"),
            ),
        ),
    ),
    Lesson(
        "sign",
        TITLES["sign"],
        "Price -> Buyers : ?\nBuyers -> Length of the queue : ?",
        (
            Step(
                mark("When the price rises, fewer people buy. Give the link from Price to Buyers its sign."),
                mark("Click the link and press the minus key: the two move opposite ways."),
                mark(
                    "Minus means opposite: more of the one, less of the other, and less of the one, more of the other."
                ),
                signed("Price", "Buyers", Polarity.NEGATIVE),
            ),
            Step(
                mark("More buyers make a longer queue. Give the second link its sign."),
                mark("Click the link and press the plus key: both move the same way."),
                mark("Plus means same way: both rise or both fall. It does not mean good, as minus does not mean bad."),
                signed("Buyers", "Length of the queue", Polarity.POSITIVE),
            ),
            Step(
                mark("The price falls. What does the queue do?"),
                mark("A falling price turns over at the minus: more buyers. Then follow the plus."),
                mark("Right: one minus on the way turns a fall into a rise."),
                answered(_RISES),
                (_RISES, _FALLS),
            ),
        ),
    ),
    Lesson(
        "loop",
        TITLES["loop"],
        "Savings -> Interest",
        (
            Step(
                mark("Interest is added to the savings. Draw the link that leads back."),
                mark("Drag from the edge of Interest to Savings."),
                mark("The ring is closed: a change of the savings comes back to the savings. That is a feedback loop."),
                both(linked("Savings", "Interest"), linked("Interest", "Savings")),
            ),
            Step(
                mark(
                    "Somebody spends all the interest. Take away the link that leads back, and look at the identifier."
                ),
                mark("Click the link from Interest to Savings and press Delete."),
                mark("Without a way back there is no loop, only a chain: a single open link is enough to end it."),
                both(has_no_loop, linked("Savings", "Interest")),
            ),
            Step(
                mark("Close it again, this time with a variable of its own in between."),
                mark("Select Interest, press Tab, type a name such as Deposits, and link that to Savings."),
                mark("Loops can be long. What counts is that they lead back to where they begin."),
                lambda now: any(len(loop.links) > 2 for loop in now.loops),
            ),
        ),
    ),
    Lesson(
        "reinforcing",
        TITLES["reinforcing"],
        "Trust -> Openness -> Trust",
        (
            Step(
                mark("Trust rises a little. Follow the loop once round: what does trust do then?"),
                mark("More trust, more openness; more openness, and so ..."),
                mark("It comes back the way it left, and goes further: the loop reinforces. R stands for that."),
                answered(_RISES),
                (_RISES, _FALLS),
            ),
            Step(
                mark("Now tell the same story with its opposite: rename Openness to Secrecy, and mend both signs."),
                mark("Press F2 on Openness to rename it. More trust, less secrecy; more secrecy, less trust."),
                mark("Two minus links turn the change over twice, so it comes back as it left: still R."),
                both(has_loop(_R, minus=2, through="Trust"), linked("Trust", "Secrecy")),
            ),
        ),
    ),
    Lesson(
        "balancing",
        TITLES["balancing"],
        "Tiredness -> Hours of sleep -> Tiredness",
        (
            Step(
                mark("This loop is told wrongly: sleep would make tired. Mend one sign and look at the identifier."),
                mark("More sleep, less tiredness: click that link and press the minus key."),
                mark("Now what rises is brought down again: the loop balances. B stands for that."),
                both(signed("Hours of sleep", "Tiredness", Polarity.NEGATIVE), has_loop(_B, minus=1)),
            ),
            Step(
                mark("How many minus links does a balancing loop have?"),
                mark("Each minus turns the change over. How often must it be turned to come back against itself?"),
                mark("An odd number. Count them, and you know the letter of any loop."),
                answered(_ODD),
                (_EVEN, _ODD),
            ),
        ),
    ),
    Lesson(
        "delay",
        TITLES["delay"],
        "Hot tap -> Water temperature\nWater temperature -> Gap to a warm shower : -\nGap to a warm shower -> Hot tap",
        (
            Step(
                mark("You open the hot tap, and the water gets warm only later. Mark the delay on that link."),
                mark("Click the link from Hot tap to Water temperature and press D, or use the menu Diagram."),
                mark("Two bars across a link say: this takes long enough to fool people."),
                delayed("Hot tap", "Water temperature"),
            ),
            Step(
                mark("What do people do who do not wait for the water?"),
                mark("It is still cold, so they turn the tap once more, and once more ..."),
                mark("They turn too far, then back too far: a balancing loop with a delay swings before it settles."),
                answered(mark("They turn too far")),
                (mark("They turn too far"), mark("They turn too little")),
            ),
        ),
    ),
    Lesson(
        "virtuous",
        TITLES["virtuous"],
        "Practice -> Skill -> Joy in playing -> Practice",
        (
            Step(
                mark("Say what is wanted: more skill."),
                mark("Select Skill and choose Diagram › Wanted › Up."),
                mark("Now the loop can be told as virtuous or vicious; before, it was neither."),
                both(wanted("Skill", Direction.UP), both_ways),
            ),
            Step(
                mark("Push Practice up, and watch the change go round."),
                mark("Select Practice and press U, or choose Simulate › Push Up."),
                mark("Every round brings more skill: turning this way, the loop is virtuous."),
                pushed("Practice", 1),
            ),
            Step(
                mark("Now push Practice down."),
                mark("Select Practice and press Shift+U, or choose Simulate › Push Down."),
                mark("The diagram is the same, and yet it is vicious now: which it is depends on the way it turns."),
                pushed("Practice", -1),
            ),
        ),
    ),
    Lesson(
        "flywheel",
        TITLES["flywheel"],
        "Strangers -> Visitors -> Customers -> Recommendations",
        (
            Step(
                mark("This is a funnel: whatever comes out at its end is gone. Make a flywheel of it."),
                mark("Who hears a recommendation? Draw a link from Recommendations to Visitors or to Strangers."),
                mark("Customers bring customers now: the end feeds the beginning, and the wheel can turn itself."),
                has_loop(_R, through="Customers"),
            ),
            Step(
                mark("Wheels have friction. Add what holds this one back once there are many customers."),
                mark("Say, Customers -> Waiting time, and Waiting time -> Visitors with a minus."),
                mark("A balancing loop: every flywheel meets a limit, and less friction often beats more force."),
                both(has_loop(_R, through="Customers"), has_loop(_B, through="Customers")),
            ),
            Step(
                mark("Push Customers up and see both loops at work."),
                mark("Select Customers and press U, or choose Simulate › Push Up."),
                mark("One loop carries the push on, the other works against it. Which one wins is what a run shows."),
                both(has_loop(_B, through="Customers"), pushed("Customers", 1)),
            ),
        ),
    ),
)
"""What is a link, a sign, a loop, R, B, a delay; virtuous and vicious; flywheel against funnel."""


def lesson(name: str) -> Lesson:
    """The lesson with an id.

    Raises:
        KeyError: where there is none.
    """
    found = {each.id: each for each in LESSONS}
    return found[name]
