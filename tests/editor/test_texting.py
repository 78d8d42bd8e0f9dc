"""The diagram as text, both ways."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from loopeditor.editor.document import Document
from loopeditor.editor.texting import Texting
from loopeditor.model import edits
from loopeditor.model.diagram import Diagram, Variable
from loopeditor.model.notation import parse, write
from loopeditor.model.polarity import Polarity
from tests.builders import on_circle

SHOP = on_circle(parse("Price -> Demand : -\nDemand -> Price"))


@pytest.fixture
def document(qtbot: QtBot) -> Document:  # noqa: ARG001 - an application must be there
    return Document(SHOP)


@pytest.fixture
def texting(document: Document) -> Texting:
    made = Texting(document, document)
    made.wake()
    return made


def type_text(texting: Texting, text: str) -> None:
    texting.take(text)
    texting.settle()


def test_typing_is_one_step_that_keeps_what_stays(document: Document, texting: Texting) -> None:
    type_text(texting, "Price -> Demand : -\nDemand -> Pri")
    type_text(texting, "Price -> Demand : -\nDemand -> Price\nDemand -> Sta")
    type_text(texting, "Price -> Demand : -\nDemand -> Price\nDemand -> Staff : ||")
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Edit text"
    assert document.diagram.variables[:2] == SHOP.variables
    assert document.diagram.links[:2] == SHOP.links
    assert [v.name for v in document.diagram.variables] == ["Price", "Demand", "Staff"]
    assert document.diagram.is_placed
    document.undo_stack.undo()
    assert document.diagram is SHOP
    assert texting.text == write(SHOP).rstrip()


def test_the_diagram_follows_after_a_pause(document: Document, texting: Texting, qtbot: QtBot) -> None:
    texting.take("Price -> Demand")
    assert document.diagram is SHOP
    with qtbot.waitSignal(texting.judged):
        pass
    assert write(document.diagram) == "Price -> Demand\n"


def test_an_edit_elsewhere_changes_its_line_and_begins_a_new_step(document: Document, texting: Texting) -> None:
    type_text(texting, "# mine\n\nPrice -> Demand : -\nDemand -> Price : ||")
    document.commit(edits.set_polarity(document.diagram, {"l1"}, Polarity.UNKNOWN), "Make link unknown")
    assert texting.text == "# mine\n\nPrice -> Demand : ?\nDemand -> Price : ||"
    type_text(texting, texting.text + "\nTax -> Price")
    assert [document.undo_stack.text(i) for i in range(3)] == ["Edit text", "Make link unknown", "Edit text"]
    assert texting.text.endswith("||\nTax -> Price")


def test_an_error_is_told_and_nothing_is_lost(document: Document, texting: Texting) -> None:
    wrong = "Price -> Demand : x\nDemand -> Price"
    type_text(texting, wrong)
    assert texting.error is not None
    assert (texting.error.line, texting.error.column) == (1, 17)
    assert document.diagram is SHOP
    document.commit(edits.rename(SHOP, "v2", "Sales"), "Rename Demand")
    assert texting.text == "Price -> Demand : x\nSales -> Price"
    type_text(texting, "Price -> Sales : ?\nSales -> Price")
    assert texting.error is None
    assert [k.id for k in document.diagram.links] == ["l1", "l2"]
    assert document.diagram.name("v2") == "Sales"


def test_what_is_being_typed_survives_an_undo(document: Document, texting: Texting) -> None:
    document.commit(edits.rename(SHOP, "v2", "Sales"), "Rename Demand")
    texting.take(texting.text + "Tax -> Price")
    document.undo_stack.undo()
    assert texting.text == write(SHOP) + "Tax -> Price"
    texting.settle()
    assert [v.name for v in document.diagram.variables] == ["Price", "Demand", "Tax"]


def test_two_variables_of_one_name_can_only_be_read(document: Document, texting: Texting) -> None:
    document.commit(edits.add_variable(SHOP, "Price", (0, 0)), "Add Price")
    assert texting.obstacle.startswith("two variables are called 'Price'")
    assert texting.text == "Price\nPrice -> Demand : -\nDemand -> Price\n"
    type_text(texting, "Nothing")
    assert len(document.diagram.variables) == 3
    document.undo_stack.undo()
    assert (texting.obstacle, texting.text) == ("", write(SHOP))


def test_asleep_it_does_nothing_and_catches_up(document: Document, texting: Texting) -> None:
    type_text(texting, "# mine\n" + texting.text)
    texting.sleep()
    document.commit(edits.rename(document.diagram, "v1", "Cost"), "Rename Price")
    assert "Cost" not in texting.text
    texting.wake()
    assert texting.text == "# mine\nCost -> Demand : -\nDemand -> Cost\n"


def test_another_file_is_another_text(document: Document, texting: Texting) -> None:
    type_text(texting, "# mine\n" + texting.text)
    document.replace(Diagram(variables=(Variable("v1", "Alone", (0, 0)),)))
    assert texting.text == "Alone\n"
    document.replace(Diagram())
    assert texting.text == ""
    type_text(texting, "A -> B")
    assert len(document.diagram.links) == 1
