"""A folder appears whole or not at all, and nobody's files are lost."""

from pathlib import Path

import pytest

from pipeline.dataset.data_package import write_data_package
from pipeline.dataset.publish import is_dataset, published
from schemas.dataset import DATASET


def _fill(folder: Path, mark: str) -> None:
    for table in DATASET:
        (folder / f"{table.name}.csv").write_text(mark, encoding="utf-8")
    (folder / "plans").mkdir()
    (folder / "plans" / f"{mark}.json").write_text(mark, encoding="utf-8")
    write_data_package(folder)


def _publish(out: Path, mark: str) -> None:
    with published(out) as folder:
        _fill(folder, mark)


def _marks(out: Path) -> set[str]:
    return {path.read_text(encoding="utf-8") for path in [*out.glob("*.csv"), *out.glob("plans/*.json")]}


@pytest.mark.parametrize("others", [(), (".gitkeep",), ("notes.txt", ".gitkeep", "my folder/links.csv")])
def test_a_dataset_replaces_the_one_before_and_leaves_other_files(tmp_path: Path, others: tuple[str, ...]) -> None:
    out = tmp_path / "deep" / "out"
    for name in others:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("mine", encoding="utf-8")
    for mark in ("first", "second"):
        _publish(out, mark)
        assert _marks(out) == {mark}
        assert is_dataset(out)
        assert all((out / name).read_text(encoding="utf-8") == "mine" for name in others)
        assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_a_write_that_fails_leaves_the_dataset_before_and_no_rubbish(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _publish(out, "first")

    def fail() -> None:
        with published(out) as folder:
            (folder / "documents.csv").write_text("half", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert _marks(out) == {"first"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_swap_that_was_cut_off_is_finished_by_the_next_run(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _publish(out, "first")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    out.rename(tmp_path / ".out.old")  # the process died between the two renames
    _publish(out, "second")
    assert _marks(out) == {"second"}
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_cannot_be_renamed_is_filled_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    _publish(out, "first")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(f"{self} is a mount point, not renamed to {target}")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        _publish(out, "second")
    assert _marks(out) == {"second"}
    assert is_dataset(out)
