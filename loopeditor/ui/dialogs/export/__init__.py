"""The export dialog: every kind of picture, and a preview that is the picture."""

from loopeditor.ui.dialogs.export.choice import Choice
from loopeditor.ui.dialogs.export.dialog import ExportDialog
from loopeditor.ui.dialogs.export.kinds import FORMATS, KINDS, SCALES
from loopeditor.ui.dialogs.export.own_themes import OwnThemes, name_of
from loopeditor.ui.dialogs.export.source import Source

__all__ = ["FORMATS", "KINDS", "SCALES", "Choice", "ExportDialog", "OwnThemes", "Source", "name_of"]
