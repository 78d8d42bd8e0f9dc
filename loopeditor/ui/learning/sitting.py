"""An exercise being done: which question, what was answered, and what is still hidden."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loopeditor.analysis.exercise import Exercise, Hide, Mark, Question, mark, questions


@dataclass(frozen=True)
class Sitting:
    """Some of the ``asked`` questions are answered; ``marked`` is what was said to the last answer to this one.

    ``missed`` holds the numbers of the questions that were not answered right at the first try.
    """

    whole: Exercise
    asked: tuple[Question, ...]
    number: int = 0
    marked: Mark | None = None
    missed: frozenset[int] = frozenset()

    @property
    def question(self) -> Question | None:
        """What is asked now; None at the end."""
        return self.asked[self.number] if self.number < len(self.asked) else None

    @property
    def is_right(self) -> bool:
        """Whether the question has been answered."""
        return self.marked is not None and self.marked.right

    @property
    def at_first_try(self) -> int:
        """How many were answered right at once, of those that were answered."""
        return self.solved - len([k for k in self.missed if k < self.solved])

    @property
    def solved(self) -> int:
        """How many were answered right by now."""
        return self.number + self.is_right

    @property
    def left(self) -> Exercise:
        """The exercise with only that hidden which has not been answered yet."""
        return _hiding(self.whole, self.asked[self.solved :])

    @property
    def found(self) -> Exercise:
        """The exercise with only that hidden which has been answered."""
        return _hiding(self.whole, self.asked[: self.solved])

    def answered(self, given: str) -> Sitting:
        """After an answer to the question; nothing happens where it is answered already."""
        if not self.question or self.is_right:
            return self
        said = mark(self.question, given)
        missed = self.missed if said.right else self.missed | {self.number}
        return replace(self, marked=said, missed=missed)

    def following(self) -> Sitting:
        """The next question, once this one is answered."""
        return replace(self, number=self.number + 1, marked=None) if self.is_right else self


def _hiding(whole: Exercise, asked: tuple[Question, ...]) -> Exercise:
    def about(hide: Hide) -> tuple[tuple[str, ...], ...]:
        return tuple(question.about for question in asked if question.hide is hide)

    return replace(
        whole,
        signs=tuple(i for (i,) in about(Hide.SIGNS)),
        loops=about(Hide.LOOPS),
        names=tuple(i for (i,) in about(Hide.NAMES)),
        missing=whole.missing if about(Hide.LINK) else "",
    )


def sit(whole: Exercise) -> Sitting:
    """The first question of an exercise."""
    return Sitting(whole, questions(whole))
