"""The ``loopeditor`` command."""

from __future__ import annotations

import sys

from loopeditor.cli import build, run


def main() -> None:
    """Run the command line, which opens the window where that is asked for."""
    sys.exit(run(build(_open_editor), sys.argv[1:]))


def _open_editor(source: str | None) -> int:
    from loopeditor import app

    return app.run(source)


if __name__ == "__main__":
    main()
