"""Playing something from its start to its end, as a film is: where it is, how fast, and whether it moves."""

from __future__ import annotations

from dataclasses import dataclass, replace

SPEEDS = (0.5, 1.0, 2.0)
"""Slow, usual, fast."""


@dataclass(frozen=True)
class Playback:
    """A place between 0 and ``end``, in whatever unit is played; ``speed`` is 1 as usual."""

    end: float
    place: float = 0.0
    speed: float = 1.0
    moves: bool = False

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to play."""
        return self.place >= self.end

    def toggled(self) -> Playback:
        """Playing, or at rest; from the end it plays once more from the start."""
        if self.moves:
            return replace(self, moves=False)
        return replace(self, moves=self.end > 0, place=0.0 if self.is_over else self.place)

    def paused(self) -> Playback:
        """At rest."""
        return replace(self, moves=False)

    def at(self, place: float) -> Playback:
        """At another place, as near to it as there is one."""
        return replace(self, place=min(self.end, max(0.0, place)))

    def stepped(self, by: int) -> Playback:
        """At rest at the next whole unit, or at the one before.

        >>> Playback(end=3, place=1.5).stepped(-1).place
        1.0
        """
        place = self.place // 1 + 1 if by > 0 else -(-self.place // 1) - 1
        return self.at(place).paused()

    def after(self, units: float) -> Playback:
        """So many units later at the usual speed; it comes to rest at the end."""
        if not self.moves:
            return self
        later = self.at(self.place + units * self.speed)
        return later.paused() if later.is_over else later

    def at_speed(self, speed: float) -> Playback:
        """Faster or slower from here on."""
        return replace(self, speed=speed)

    def until(self, end: float) -> Playback:
        """With another end; the place stays, where there still is one."""
        return replace(self, end=end).at(self.place)
