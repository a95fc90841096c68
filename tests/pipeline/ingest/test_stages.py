import io
from pathlib import Path

import pypdfium2
import pytest

from pipeline.ingest.stages import read_pdf

CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.fixture(scope="module")
def scorecard() -> bytes:
    return (CORPUS / "songshan-105-scorecard.pdf").read_bytes()


def test_a_plan_says_how_much_of_it_was_kept(scorecard: bytes) -> None:
    assert read_pdf(scorecard, reader="pdfium", password=None, lexicon=None).document.coverage == 1.0


def test_a_plan_comes_with_what_the_checks_find(scorecard: bytes) -> None:
    plan = read_pdf(scorecard, reader="pdfium", password=None, lexicon=None)
    assert "target-below-mean" in {finding.rule for finding in plan.findings}


def test_boxes_of_a_page_shown_sideways_lie_on_the_page_as_shown() -> None:

    document = pypdfium2.PdfDocument(CORPUS / "beidou-115-medium-term.pdf")
    for index in range(len(document)):
        document[index].set_rotation(90)

    buffer = io.BytesIO()
    document.save(buffer)
    width, height = document[0].get_size()
    document.close()
    plan = read_pdf(buffer.getvalue(), reader="pdfium", password=None, lexicon=None)
    upright = read_pdf(
        (CORPUS / "beidou-115-medium-term.pdf").read_bytes(), reader="pdfium", password=None, lexicon=None
    )
    assert [kpi.name for kpi in plan.kpis] == [kpi.name for kpi in upright.kpis]
    assert width > height
    for shown, straight in zip(plan.kpis, upright.kpis, strict=True):
        x0, top, x1, bottom = straight.evidence.box
        # a page turned clockwise: what was high is right, what was left is high
        assert shown.evidence.box == pytest.approx((width - bottom, x0, width - top, x1), abs=0.1)
