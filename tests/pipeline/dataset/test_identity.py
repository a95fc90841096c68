"""Document ids come from content, differ, and don't hang on order."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.dataset.identity import Head, assign_document_ids, read_head
from schemas.plan import Document, Plan
from schemas.result import DocumentResult

_HEADS = st.lists(
    st.builds(
        Head,
        source=st.sampled_from(["a.pdf", "b.pdf", "c/a.pdf"]),
        sha256=st.sampled_from(["", "1" * 64, "2" * 64]),
        identity=st.sampled_from(["other-113-0", "other-113-1", "failed-1"]),
    ),
    max_size=8,
)


@given(_HEADS)
def test_no_two_files_share_an_id(heads: Sequence[Head]) -> None:
    assert len(set(assign_document_ids(heads))) == len(heads)


@given(_HEADS, st.randoms(use_true_random=False))
def test_ids_do_not_hang_on_the_order_of_files(heads: list[Head], shuffler: object) -> None:
    shuffled = list(heads)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(zip(heads, assign_document_ids(heads), strict=True)) == sorted(
        zip(shuffled, assign_document_ids(shuffled), strict=True)
    )


def _result(**fields: object) -> DocumentResult:
    document = Document(
        office="臺北市松山區戶政事務所", plan_type="strategy_scorecard", roc_year_start=106, title="策略地圖"
    )
    plan = Plan(document=Document(**{name: getattr(document, name) for name in document.__slots__} | fields))
    return DocumentResult(source="a.pdf", sha256="a" * 64, status="ok", plan=plan)


def test_an_id_says_kind_and_year_in_ascii() -> None:
    (only,) = assign_document_ids([read_head(_result())])
    assert only.isascii()
    assert only.startswith("strategy-scorecard-106-")


def test_another_version_is_another_document() -> None:
    ids = assign_document_ids([read_head(_result()), read_head(_result(version="10612"))])
    assert all(len(name) == len("strategy-scorecard-106-") + 10 for name in ids)


def test_two_files_that_say_the_same_of_themselves_get_their_digests() -> None:
    first, second = _result(), DocumentResult(source="b.pdf", sha256="b" * 64, status="ok", plan=_result().plan)
    ids = assign_document_ids([read_head(first), read_head(second)])
    assert [name[-9:] for name in ids] == ["-aaaaaaaa", "-bbbbbbbb"]


def test_a_document_that_says_nothing_of_itself_is_told_by_its_bytes() -> None:
    heads = [
        read_head(DocumentResult(source="a", sha256=digest * 64, status="ok", plan=Plan(document=Document())))
        for digest in "ab"
    ]
    assert heads[0].identity != heads[1].identity
    assert heads[0].identity.startswith("other-undated-")
