"""How long a placement may take, who is told how far it is, and who may call it off."""

from __future__ import annotations

import time
from collections.abc import Callable

Progress = Callable[[float], None]
"""Is told now and then which share of the work is done, from 0 to 1."""
Cancel = Callable[[], bool]
"""Is asked often whether to give up."""


class Cancelled(Exception):  # noqa: N818 - not an error: somebody wanted it
    """A placement was called off; there is no result."""


class Patience:
    """The time that a placement has, counted from now; it is asked between small steps of the work.

    The work is cut out for the seconds ``planned`` on a plain machine; a busy one may take all of ``seconds``.
    """

    def __init__(
        self,
        seconds: float,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
        planned: float | None = None,
    ) -> None:
        self._began = time.monotonic()
        self.seconds = seconds
        self.planned = seconds if planned is None else planned
        self._progress, self._cancelled = progress, cancelled
        self._told = 0.0
        self._share = 1.0

    @property
    def left(self) -> float:
        """Seconds that are left, at least 0."""
        return max(0.0, self._began + self.seconds - time.monotonic())

    def more(self, share: float) -> Patience:
        """That share of the time once more, from now on; whoever may call this one off may call that off, too."""
        return Patience(self.seconds * share, None, self._cancelled)

    def keep(self, share: float) -> None:
        """From now on let work end when this share of the time is over, so that there is some for what comes after."""
        self._share = share

    def check(self) -> bool:
        """Whether there is time for another small step of the work at hand.

        Raises:
            Cancelled: when somebody called it off.
        """
        if self._cancelled and self._cancelled():
            raise Cancelled
        return time.monotonic() - self._began < self.seconds * self._share

    def tell(self, share: float) -> None:
        """Say how much is done; it never goes back."""
        self._told = max(self._told, min(1.0, share))
        if self._progress:
            self._progress(self._told)
