"""Members of a task force (任務編組). Names stay as printed; masking is the dataset's work."""

from extractors.plans.context import PlanContext, TableView, place
from schemas.plan import Person

_COLUMNS = ("duty", "person_title", "person_name", "person_task")


def read_people(view: TableView, context: PlanContext) -> tuple[Person, ...]:
    """Read one person for each row that names somebody or a post."""
    people: list[Person] = []
    last: dict[str, str] = {}
    for row in view.rows:
        if row.kind != "record":
            continue
        said = {role: text for role in _COLUMNS if (text := view.text(row, role))}
        if "person_name" not in said and "person_title" not in said:
            continue
        held = {role: last[role] for role in ("duty", "person_task") if role not in said and role in last}
        last |= said
        doubts = {"carried-value"} if held else set()
        told = held | said
        people.append(
            Person(
                duty=told.get("duty"),
                title=told.get("person_title"),
                name=told.get("person_name"),
                task=told.get("person_task"),
                evidence=place(view, row.own_cells(), view.roles.all(*_COLUMNS), doubts, context),
            )
        )
    return tuple(people)
