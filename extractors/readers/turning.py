"""Pages whose text runs up, down or upside down, turned so that it runs to the right."""

from dataclasses import replace

from schemas.page import Box, Char, Fill, Page, Rule


def turn_page(page: Page, quarters: int) -> Page:
    """Return a displayed page turned clockwise by so many quarters; `Page.turn` says so.

    Later stages read rows and columns, so they need text that runs to the right. Their boxes go back to the displayed
    page by `shown_box`.
    """
    if quarters % 4 == 0:
        return page
    width, height = (page.width, page.height) if quarters % 2 == 0 else (page.height, page.width)
    back = replace(page, width=width, height=height, turn=quarters % 4)
    return replace(
        back,
        chars=tuple(char._replace(**_turn(back, char)._asdict()) for char in page.chars),
        rules=tuple(_turned_rule(rule, _turn(back, rule), quarters) for rule in page.rules),
        fills=tuple(fill._replace(**_turn(back, fill)._asdict()) for fill in page.fills),
        images=tuple(_turn(back, image) for image in page.images),
    )


def shown_box(page: Page, box: Box) -> Box:
    """Return where a box of a turned page stands on the page as displayed."""
    x0, top, x1, bottom = box
    if page.turn == 1:
        return Box(top, page.width - x1, bottom, page.width - x0)
    if page.turn == 2:
        return Box(page.width - x1, page.height - bottom, page.width - x0, page.height - top)
    if page.turn == 3:
        return Box(page.height - bottom, x0, page.height - top, x1)
    return box


def _turn(page: Page, box: Box | Char | Rule | Fill) -> Box:
    """Return a displayed box on the page as turned: the inverse of `shown_box`."""
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    if page.turn == 1:
        sides = (page.width - bottom, x0, page.width - top, x1)
    elif page.turn == 2:
        sides = (page.width - x1, page.height - bottom, page.width - x0, page.height - top)
    else:
        sides = (top, page.height - x1, bottom, page.height - x0)
    return Box(*(round(side, 3) for side in sides))


def _turned_rule(rule: Rule, box: Box, quarters: int) -> Rule:
    return Rule(*box, horizontal=rule.horizontal if quarters % 2 == 0 else not rule.horizontal)
