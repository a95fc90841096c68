from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from pipeline.ingest.errors import RunError
from pipeline.ingest.sources import find_sources


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    (folder / "sub").mkdir(parents=True)
    for name in ("b.pdf", "A.PDF", "sub/c.pdf", "notes.txt"):
        (folder / name).write_bytes(b"%PDF-")
    return folder


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    file_system = fsspec.filesystem("memory")
    for name in ("/plans/b.pdf", "/plans/sub/a.pdf", "/plans/readme.txt"):
        file_system.pipe(name, b"%PDF-")
    yield file_system
    file_system.rm("/plans", recursive=True)


def names(*arguments: Path | str) -> list[str]:
    return [source.name for source in find_sources(map(str, arguments))]


def test_a_folder_gives_its_pdfs_in_the_order_of_names(plans: Path) -> None:
    assert names(plans) == ["A.PDF", "b.pdf", "sub/c.pdf"]


def test_a_glob_and_a_file(plans: Path) -> None:
    assert names(plans / "*.pdf") == ["b.pdf"]
    assert names(plans / "**" / "*.pdf") == ["b.pdf", "c.pdf"]
    assert names(plans / "notes.txt") == ["notes.txt"]


def test_a_file_named_twice_is_read_once(plans: Path) -> None:
    assert names(plans / "b.pdf", plans, plans / "*.pdf") == ["A.PDF", "b.pdf", "sub/c.pdf"]


def test_what_does_not_exist_stays_in_the_list(plans: Path) -> None:
    assert names(plans / "no.pdf") == ["no.pdf"]


def test_a_name_with_brackets_is_a_file_where_there_is_one(plans: Path) -> None:
    (plans / "x[1].pdf").write_bytes(b"%PDF-")
    assert names(plans / "x[1].pdf") == ["x[1].pdf"]


@pytest.mark.usefixtures("memory")
def test_urls_of_folders_globs_and_files() -> None:
    assert names("memory://plans") == ["b.pdf", "sub/a.pdf"]
    assert names("memory://plans/**/*.pdf") == ["a.pdf", "b.pdf"]
    assert names("memory://plans/readme.txt") == ["readme.txt"]


def test_a_file_url_is_read_like_a_path(plans: Path) -> None:
    assert names(f"file://{plans}") == ["A.PDF", "b.pdf", "sub/c.pdf"]


def test_the_name_of_a_web_address_holds_neither_host_nor_query() -> None:
    assert names("https://user:secret@example.org/a/%E8%A8%88%E7%95%AB.pdf?token=x") == ["計畫.pdf"]


def test_an_unknown_scheme_says_so() -> None:
    with pytest.raises(RunError, match="nowhere"):
        find_sources(["nowhere://a.pdf"])
