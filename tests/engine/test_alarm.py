from __future__ import annotations

import threading
import time

from loopeditor.engine.alarm import Alarm


def test_it_rings_once_when_its_time_has_come() -> None:
    alarm, rung = Alarm(), threading.Event()
    began = time.monotonic()
    alarm.set(0.15, rung.set)
    assert rung.wait(5)
    assert time.monotonic() - began >= 0.15
    rung.clear()
    assert not rung.wait(0.3)


def test_cancelled_it_does_not_ring_and_may_be_set_again() -> None:
    alarm, rung = Alarm(), threading.Event()
    for _ in range(1_000):
        alarm.set(0.05, rung.set)
        alarm.cancel()
    assert not rung.wait(0.2)
    alarm.set(0.05, rung.set)
    assert rung.wait(5)


def test_an_earlier_deadline_is_kept_and_so_is_a_later_one() -> None:
    alarm, rung = Alarm(), threading.Event()
    alarm.set(60, rung.set)
    alarm.cancel()
    alarm.set(0.05, rung.set)
    assert rung.wait(5)
    rung.clear()
    alarm.set(0.05, rung.set)
    alarm.set(0.4, rung.set)
    assert not rung.wait(0.2)
    assert rung.wait(5)


def test_all_deadlines_share_a_thread() -> None:
    before = threading.active_count()
    alarm = Alarm()
    for _ in range(50):
        alarm.set(30, lambda: None)
        alarm.cancel()
    assert threading.active_count() == before + 1
