"""The words of plan tables: which head words mean which role, as data that an analyst can extend."""

import functools
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Final, cast

from schemas.errors import UnreadableValueError

_KEYS: Final = ("words", "maybe")


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Head words of one role: `words` mean it anywhere, `maybe` in some templates only."""

    words: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All words that the readers of plans know.

    Attributes:
        columns: Role to its head words, folded by `fold_word`.
        lists: Other lists of words by name, as written.
        up, down: Words of a KPI's name or formula that say which way is better.
    """

    columns: Mapping[str, RoleWords]
    lists: Mapping[str, tuple[str, ...]]
    up: tuple[str, ...]
    down: tuple[str, ...]


@functools.lru_cache(maxsize=16384)
def fold_word(text: str) -> str:
    """Give the one form in which head words are compared: no white space, half width, upper case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


@functools.cache
def load_lexicon(extra: str | None = None) -> Lexicon:
    """Read the built-in words, and those of an office over them.

    Args:
        extra: TOML text of the same form as `roles.toml`; its words are added to the built-in ones.

    Raises:
        UnreadableValueError: `extra` is no TOML, or names a role or list that nobody reads.
    """
    own = _read(resources.files("extractors.plans").joinpath("roles.toml").read_text(encoding="utf-8"))
    added = _read(extra) if extra is not None else {}
    return Lexicon(
        {role: _role_words(role, own, added) for role in _table(own, "columns")},
        {name: _merged(_table(own, "lists")[name], _list(added, "lists", name)) for name in _table(own, "lists")},
        _merged(_table(own, "signs")["up"], _list(added, "signs", "up")),
        _merged(_table(own, "signs")["down"], _list(added, "signs", "down")),
    )


@functools.cache
def head_words(lexicon: Lexicon) -> frozenset[str]:
    """Give all head words of all roles."""
    return frozenset(word for role in lexicon.columns.values() for word in role.words | role.maybe)


def check_lexicon(extra: str) -> None:
    """Refuse a lexicon whose roles or lists are not known, so that a slip in its spelling is not silent.

    Raises:
        UnreadableValueError: Names the section, and those that there are.
    """
    own, added = (
        _read(resources.files("extractors.plans").joinpath("roles.toml").read_text(encoding="utf-8")),
        _read(extra),
    )
    for section in added:
        if section not in own:
            raise UnreadableValueError("a lexicon section", section, ", ".join(own), "Use the form of roles.toml.")
        for name in _table(added, section):
            if name not in _table(own, section):
                known = ", ".join(_table(own, section))
                raise UnreadableValueError("a lexicon entry", f"{section}.{name}", known, "Use one of these names.")


def _read(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableValueError("a lexicon", text[:40], f"TOML ({error})", "Mend the file and run again.") from error


def _table(parsed: Mapping[str, object], section: str) -> Mapping[str, object]:
    return cast("Mapping[str, object]", parsed[section]) if section in parsed else {}


def _list(parsed: Mapping[str, object], section: str, name: str) -> object:
    table = _table(parsed, section)
    return table.get(name, ())


def _merged(*lists: object) -> tuple[str, ...]:
    words = [str(word) for words in lists for word in cast("Iterable[object]", words)]
    return tuple(dict.fromkeys(words))


def _role_words(role: str, own: Mapping[str, object], added: Mapping[str, object]) -> RoleWords:
    sources = [_table(_table(parsed, "columns"), role) for parsed in (own, added)]
    words, maybe = (
        frozenset(fold_word(word) for source in sources for word in _merged(source.get(key, ()))) for key in _KEYS
    )
    return RoleWords(words, maybe)
