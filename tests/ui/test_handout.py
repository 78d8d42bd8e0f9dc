from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from loopeditor.ui.handout import Handout, copied, dragged, thumbnail


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Clipboards need one."""
    return qapp


def red() -> QImage:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    return image


def test_what_is_dragged_is_a_file_and_a_picture() -> None:
    handout = Handout("a.svg", "image/svg+xml", b"<svg/>", red(), {"image/png": b"png"})
    data = dragged(handout)
    path = Path(data.urls()[0].toLocalFile())
    assert (path.name, path.read_bytes()) == ("a.svg", b"<svg/>")
    assert bytes(data.data("image/svg+xml").data()) == b"<svg/>"
    assert bytes(data.data("image/png").data()) == b"png"
    assert data.imageData() == red()
    assert (thumbnail(handout).width(), thumbnail(handout).height()) == (220, 55)


def test_what_is_copied_is_a_file_only_where_it_must_be() -> None:
    assert not copied(Handout("a.svg", "image/svg+xml", b"<svg/>", red())).hasUrls()
    assert copied(Handout("a.gif", "image/gif", b"GIF", red())).hasUrls()
    page = copied(Handout("a.html", "text/html", b"<script>", red()))
    assert page.hasUrls()
    assert not page.hasHtml(), "its code must not spill over a document"
    assert copied(Handout("a.dot", "text/vnd.graphviz", b"digraph {}", red())).text() == "digraph {}"


def test_without_a_picture_nothing_hangs_on_the_pointer() -> None:
    assert thumbnail(Handout("a.dot", "text/vnd.graphviz", b"", QImage())).isNull()
