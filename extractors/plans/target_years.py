"""The years that a plan's tables set targets for, where its title names none."""

from collections.abc import Sequence

from extractors.plans.headings import count_header_rows
from extractors.plans.lexicon import load_lexicon
from extractors.plans.roles import read_roles
from schemas.table import Table


def find_target_years(tables: Sequence[Table]) -> tuple[int, int] | None:
    """Return the first and last ROC year of all target columns (106年目標值, or 106 under 年度目標值).

    Where no head speaks of targets, None: years of actual values don't tell which years a plan is for.
    """
    lexicon = load_lexicon()
    years = {
        column.year
        for table in tables
        for column in read_roles(table, count_header_rows(table, lexicon), lexicon).all("target")
        if column.year is not None
    }
    return (min(years), max(years)) if years else None
