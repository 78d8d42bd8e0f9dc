"""What lessons and archetypes are called: known without loading what finds loops, so that a menu can say it."""

from __future__ import annotations

from loopeditor.language import mark

LESSONS = {
    "link": mark("What is a link?"),
    "sign": mark("What is a sign?"),
    "loop": mark("What is a loop?"),
    "reinforcing": mark("What does R mean?"),
    "balancing": mark("What does B mean?"),
    "delay": mark("What is a delay?"),
    "virtuous": mark("Virtuous or vicious?"),
    "flywheel": mark("Flywheel against funnel"),
}
"""The lessons by their ids, in the order in which they build on each other."""

ARCHETYPES = {
    "limits-to-growth": mark("Limits to growth"),
    "shifting-the-burden": mark("Shifting the burden"),
    "fixes-that-fail": mark("Fixes that fail"),
    "eroding-goals": mark("Eroding goals"),
    "escalation": mark("Escalation"),
    "success-to-the-successful": mark("Success to the successful"),
    "tragedy-of-the-commons": mark("Tragedy of the commons"),
    "growth-and-underinvestment": mark("Growth and underinvestment"),
    "accidental-adversaries": mark("Accidental adversaries"),
    "attractiveness-principle": mark("Attractiveness principle"),
}
"""What people call the archetypes, by the names of their files, in the order in which they are taught."""
