from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from loopeditor.files import store
from loopeditor.files.errors import FileError
from loopeditor.files.store import load, save

OLD, NEW = b"old " * 1000, b"new " * 50_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.cld"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_save_makes_a_file_and_replaces_it(tmp_path: Path) -> None:
    path = tmp_path / "a.cld"
    for data in (OLD, NEW, b""):
        save(path, data)
        assert path.read_bytes() == data
    assert names(tmp_path) == {"a.cld"}


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    save(tmp_path / "a.cld", NEW)
    assert (tmp_path / "a.cld").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_is_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    save(file, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert file.read_bytes() == NEW


def test_a_symbolic_link_stays_one(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link, second = folder / "link.cld", folder / "second.cld"
    link.symlink_to("../a.cld")
    second.symlink_to(link)
    save(second, NEW)
    assert second.is_symlink()
    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert names(folder) == {"link.cld", "second.cld"}


def test_a_dangling_link_makes_its_target(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target.cld")
    save(tmp_path / "link", NEW)
    assert (tmp_path / "target.cld").read_bytes() == NEW
    assert (tmp_path / "link").is_symlink()


def test_a_relative_path_and_the_longest_name_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "n" * 251 + ".cld"
    save(Path(name), NEW)
    assert Path(name).read_bytes() == NEW


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    before = Path(os.devnull).stat()
    save(Path(os.devnull), NEW)
    assert Path(os.devnull).stat().st_rdev == before.st_rdev
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        save(pipe, OLD)
        assert reader.communicate(timeout=20)[0] == OLD
    assert stat.S_ISFIFO(pipe.stat().st_mode)


# --- each step fails -------------------------------------------------------------------------------------------------


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def half_written(descriptor: int, data: memoryview) -> int:
    """A disk that fills up in the middle."""
    if len(data) < len(NEW):
        raise OSError(errno.ENOSPC, "No space left on device")
    return os.pwrite(descriptor, data[: len(data) // 2], 0)


STEPS = [
    ("open", failing(errno.ENOSPC), "the disk is full"),
    ("open", failing(errno.EACCES), "permission is denied"),
    ("open", failing(errno.EROFS), "read-only"),
    ("write", failing(errno.ENOSPC), "the disk is full"),
    ("write", failing(errno.EDQUOT), "share of the disk is full"),
    ("write", half_written, "the disk is full"),
    ("fsync", failing(errno.ENOSPC), "the disk is full"),
    ("fsync", failing(errno.EIO), "input/output error"),
    ("replace", failing(errno.EACCES), "permission is denied"),
    ("replace", failing(errno.EBUSY), "busy"),
]


@pytest.mark.parametrize(("step", "fault", "message"), STEPS)
def test_where_a_step_fails_the_old_file_is_whole_and_nothing_is_left(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: Callable[..., Any], message: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(os, step, fault)
        with pytest.raises(FileError, match=message) as refusal:
            save(file, NEW)
    assert str(refusal.value).startswith(f"{file}: cannot be saved: ")
    assert refusal.value.mend
    assert file.read_bytes() == OLD
    assert names(file.parent) == {"a.cld"}


def test_where_closing_fails_the_old_file_is_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close = os.close

    def close_badly(descriptor: int) -> None:
        close(descriptor)
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(os, "close", close_badly)
        with pytest.raises(FileError):
            save(file, NEW)
    assert file.read_bytes() == OLD
    assert names(file.parent) == {"a.cld"}


def test_an_interruption_leaves_nothing_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            save(file, NEW)
    assert file.read_bytes() == OLD
    assert names(file.parent) == {"a.cld"}


def test_a_system_that_writes_little_at_a_time_writes_all(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    with monkeypatch.context() as slow:
        slow.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7777]))
        save(file, NEW)
    assert file.read_bytes() == NEW


def test_the_data_is_on_the_disk_before_it_takes_the_name(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    def noting(step: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def note(*given: object) -> object:
            steps.append(step)
            return real(*given)

        return note

    with monkeypatch.context() as watched:
        for step in ("write", "fsync", "replace"):
            watched.setattr(os, step, noting(step, getattr(os, step)))
        save(file, NEW)
    assert steps == ["write", "fsync", "replace", "fsync"]


def test_what_can_be_made_again_does_not_wait_for_the_disk(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as watched:
        watched.setattr(os, "fsync", failing(errno.EIO))
        save(file, b"picture", can_be_made_again=True)
    assert file.read_bytes() == b"picture"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_folder_that_cannot_be_forced_to_the_disk_is_no_failure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def fsync_files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    with monkeypatch.context() as odd:
        odd.setattr(os, "fsync", fsync_files_only)
        save(file, NEW)
    assert file.read_bytes() == NEW


# --- places that cannot be written -----------------------------------------------------------------------------------


def test_a_folder_a_missing_folder_and_a_file_as_folder_are_refused(file: Path) -> None:
    for path, message in (
        (file.parent, "this is a folder"),
        (file.parent / "no" / "a.cld", "no such file or folder"),
        (file / "a.cld", "not a folder"),
        (file.parent / ("n" * 300), "name is too long"),
        (file.parent / "a\0b", "cannot be the name"),
    ):
        with pytest.raises(FileError, match=message):
            save(path, NEW)
    assert names(file.parent) == {"a.cld"}


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(FileError, match="circle"):
        save(tmp_path / "a", NEW)
    assert (tmp_path / "a").is_symlink()


def test_a_read_only_file_is_not_replaced(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)  # root may write it all the same
    with pytest.raises(FileError, match="permission is denied"):
        save(file, NEW)
    assert file.read_bytes() == OLD


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if (
        not mount
        or subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True).returncode
    ):
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_really_full_disk_leaves_the_old_file(small_disk: Path) -> None:
    path = small_disk / "a.cld"
    save(path, OLD)
    with pytest.raises(FileError, match="the disk is full"):
        save(path, NEW)
    assert path.read_bytes() == OLD
    assert names(small_disk) == {"a.cld"}
    save(path, b"small")
    assert path.read_bytes() == b"small"


# --- loading ---------------------------------------------------------------------------------------------------------


def test_load_gives_the_bytes(file: Path) -> None:
    assert load(file) == OLD


def test_what_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    for path, message in (
        (tmp_path / "missing", "no such file"),
        (tmp_path, "this is a folder"),
        (tmp_path / "empty", "the file is empty"),
        (tmp_path / "empty" / "a", "not a folder"),
        (tmp_path / "a\0b", "cannot be the name"),
    ):
        with pytest.raises(FileError, match=message):
            load(path)


def test_a_file_closed_to_us_is_told(file: Path) -> None:
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("root reads every file")
    with pytest.raises(FileError, match="permission is denied"):
        load(file)


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "huge.cld"
    with huge.open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(FileError, match="larger than 32 MB"):
        load(huge)
    monkeypatch.setattr(store, "LARGEST", 1000)
    with pytest.raises(FileError, match="larger than"):
        load(Path("/dev/zero"))  # its size is no help
