"""The expressions that lexemes of quantities are found by, from the word lists."""

import re
from functools import cache
from typing import Final

from extractors.language.bounds import FIGURES, alternation, comparators, units
from extractors.language.lexicon import load_lexicon
from extractors.language.numerals import NUMERAL_CHARACTERS

ZH: Final = rf"[{NUMERAL_CHARACTERS}]{{1,12}}"
ITEM_MARK: Final = "\x1f"  # stands for the point of an item that a number follows
_N: Final = rf"(?:\d{{1,2}}|{ZH})"
_MARK: Final = r"\s*[~～\-–—−至到、,，及]\s*"
_WORKING_DAY: Final = r"個?(?:工作日|工作天|上班日)"
_HAN: Final = "\u4e00-\u9fff"

_ROC: Final = r"(?:[4-9]\d|1[0-2]\d)"
_LENGTH: Final = r"[以之]?內|以[上下]"  # 60年以上 is a length of time, 60年 a year
_YEAR_NUMBER: Final = rf"(?:(?:中華民國|民國|西元)\s*\d{{1,4}}|(?:19|20)\d\d|{_ROC})"
_YEAR: Final = rf"{_YEAR_NUMBER}\s*(?:學年度?|年度|年(?!{_LENGTH}))"
_DAY: Final = rf"{_N}\s*月(?:份)?\s*(?:{_N}\s*日|底|初|中旬|上旬|下旬)?"
_SLASHED: Final = r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])"
_CLOCK: Final = r"\d{1,2}\s*(?:時|點)(?:\d{1,2}分|半|整)?"


@cache
def scanner() -> re.Pattern[str]:
    """Return one expression of named alternatives, tried in order at each place: what counts nothing comes first."""
    forms = {**_names(), **_periods(), **_numbers(), **_comparators(), **_frames()}
    alternatives = "|".join(rf"(?P<{tag}>{form})" for tag, form in forms.items())
    return re.compile(rf"(?=[{_first_characters()}])(?:{alternatives})", re.MULTILINE)


@cache
def may_count() -> re.Pattern[str]:
    """Return an expression that every text with a quantity matches: a figure, a numeral, or a value in words."""
    zeros = alternation(load_lexicon("quantity_words")["zero"]["words"])
    return re.compile(rf"[\d{NUMERAL_CHARACTERS}半]|{zeros}")


def _first_characters() -> str:
    """Return all characters that a lexeme can begin with, so that the rest of a text is passed over at once."""
    words = load_lexicon("quantity_words")
    lists = [
        *(comparators(place) for place in ("before", "beside", "after")),
        *(words["zero"]["words"], words["names"]["words"], words["per"]["whole"]),
        *(words["score"]["minus"], words["score"]["plus"], units()),
    ]
    listed = {word[0] for words_of_one in lists for word in words_of_one}
    numbers = "0-9A-Za-z\\s半第最年民中西今" + NUMERAL_CHARACTERS
    frames = "每各平次翌當字附圖表樣格比占率量值數分例譬舉個上下晚夜凌近前未過往至到為"
    marks = r"(（\[:：＝=~～\-–—−。；;！!？?，,、×*✕"
    return numbers + frames + marks + "".join(map(re.escape, sorted(listed)))


def _names() -> dict[str, str]:
    """Numbers that name something: items of a list, documents, clauses, codes, clock times; factors of a formula."""
    names = alternation(load_lexicon("quantity_words")["names"]["words"])
    skipped = (
        names,
        r"字第\s*\d{1,15}\s*號|(?<![A-Za-z\d])(?:[A-Za-z]{1,20}[-_]?\d[\dA-Za-z.\-]*|\d{1,8}(?:\.\d{1,8}){0,4}[A-Za-z][A-Za-z\d]*)",
        (
            rf"第\s*(?:\d{{1,6}}|{ZH})(?:[、,，及至~～-]\s*(?:\d{{1,3}}|{ZH}))*"
            r"\s*(?:[條點款目屆號版期次類章節頁名級代項季胎組階線週周]|階段|梯次|學期|年)(?:以上)?"
        ),
        rf"(?:附件|附表|附錄|附圖|圖|表|樣張|格式)\s*(?:\d{{1,3}}|{ZH})(?![\d.]*[人件次個%])",
        r"\d{2,4}[-‐]\d{3,4}[-‐]?\d{3,4}|1999|[×xX*✕]\s*\d{1,3}(?:\.\d{1,3})?\s*%|(?<!\d)\d{1,6}\s*[:：]\s*\d+",
        rf"(?:上午|下午|中午|晚上|夜間|凌晨)\s*{_CLOCK}(?:[至到~～\-–—]\s*{_CLOCK})?|\d{{1,2}}時(?![數效間])",
        rf"(?:(?<!最)近|前|未來|過去|往後|今後)\s*{_N}\s*個?(?:年度?|月|季|次)",
        rf"[1一][案址人戶][1一](?:卷|戶|機|卡|號|案)|{_N}年級",
    )
    number = rf"\d{{1,2}}(?:{ITEM_MARK}|[.、．](?!\d))|[(（]\s*(?:\d{{1,2}}|{ZH})\s*[)）]|{ZH}、(?!{ZH})"
    inline = rf"(?<=[{_HAN}])\d{{1,2}}[.．](?=[{_HAN}])|(?:^|(?<=\s))\d{{1,2}}[)）]"
    return {"ITEM": rf"(?:(?<=[\s:：;；。,，)）])|^)(?:{number})|{inline}", "SKIP": "|".join(skipped)}


def _periods() -> dict[str, str]:
    words = load_lexicon("quantity_words")
    unit = alternation(units())
    counted = rf"[^\d，,。;；]{{0,6}}?[1一]\s*個?(?:{unit})(?=[^\d，,。;；]{{0,8}}?(?:{_gains()})\s*\d)"
    several = r"(?:[2-9]|1\d|[二兩三四五六七八九十])\s*個?(?:月|週|周|日|天|年|季)"
    weekday = r"(?:週|周|星期)[一二三四五六日](?![次人件])"
    single = rf"[1一]?個?(?:{alternation(words['per']['words'])})"
    month_day = rf"(?:{_YEAR}\s*)?{_DAY}(?:{_MARK}(?:{_YEAR}\s*)?{_DAY})*|(?:\d{{1,2}}{_MARK}){{1,12}}{_DAY}"
    return {
        "NTH": rf"第\s*{_N}\s*{_WORKING_DAY}|最後[一1]{_WORKING_DAY}",
        "PER": rf"(?:平均)?每隔?(?:{several}|{counted}|{weekday}|{single})"
        rf"|{alternation(words['per']['whole'])}|[次翌當]月(?=\s*\d)|各(?=\s*[\d一二兩三四]\s*[次場回])",
        "DATE": rf"{month_day}|\d{{2,3}}\.\d{{1,2}}\.\d{{1,2}}|{_SLASHED}(?:{_MARK}{_SLASHED})?",
        "YEAR": rf"{_ROC}{_MARK}{_YEAR}|{_YEAR}",
    }


def _numbers() -> dict[str, str]:
    unit = rf"個?(?:{alternation(unit for unit in units() if unit != '元')})(?!別|分之)|(?:[千仟萬億]|百萬)?元(?:/人)?"
    multiple = rf"(?:[十百千仟萬億]{{1,3}}(?:{FIGURES})){{0,2}}[十百千仟萬億]{{0,3}}(?=\s*(?:{unit}|以))"
    figures = rf"(?<![\d.])(?:{FIGURES})(?:{multiple})?(?![\d.]{{0,15}}[A-Za-z])"
    words = (
        rf"(?<![同統單唯逐之第萬專任另其某前後上下])(?<![{NUMERAL_CHARACTERS}])"
        rf"(?!(?<=[(（])[百千仟萬億])(?:半|{ZH})(?=\s*(?:{unit}|以[上下內]))"  # （萬人次） states a unit
    )
    tenths = r"[一二三四五六七八九][成](?:[一二三四五六七八九](?!成))?(?=以|[，,。;；、)）]|$)"
    return {
        "FRAC": r"[二三四五六七八九十]{1,3}分之[一二三四五六七八九十]{1,3}",
        "ZERO": "(?<!有)(?:" + alternation(load_lexicon("quantity_words")["zero"]["words"]) + ")",
        "NUM": rf"[百千]分之(?:{FIGURES}|{ZH}(?:點{ZH})?)|{tenths}|{figures}|{words}",
        "UNIT": rf"(?<=[\d{NUMERAL_CHARACTERS}半\s])(?:{unit})",
    }


def _comparators() -> dict[str, str]:
    before, beside = alternation(comparators("before")), alternation(comparators("beside"))
    value = rf"(?:約|近)?\s*(?:\d|[百千]分之|{ZH}\s*(?:{alternation(units())}|成))"
    after = comparators("after")
    inside = [word for word in after if word.endswith("內")]
    until = [word for word in after if word.endswith("前")]
    other = [word for word in after if word not in inside and word not in until]
    return {
        "PRE": rf"{before}|(?:{beside})(?=\s*{value})",
        "IN": alternation(inside),
        "BEFORE": alternation(until),
        "POST": alternation(other),
        "TO": rf"[~～\-–—−至到](?=\s*(?:{before})?\s*(?:\d|{ZH}))",
    }


def _frames() -> dict[str, str]:
    """Words that show that a number counts, and what ends a clause."""
    before, beside = alternation(comparators("before")), alternation(comparators("beside"))
    bracketed = rf"[(（](?:{alternation(units())})[)）]"
    value = rf"(?:{before}|(?:{beside})(?=\s*\d)|\d|百分之)"
    bare = rf"(?:{FIGURES})(?![\d,.]|\s*(?:{alternation(units())}))"
    return {
        "RATE": rf"(?:比率|比例|比重|占比|率)(?=\s*[應須需為:：]?\s*{value})",
        "OF": rf"{bracketed}(?=\s*[:：])",
        "MEASURE": rf"(?:EUI|量|值|數|分數)(?=\s*(?:{bracketed})?\s*[:：]\s*{bare})",
        "GAIN": rf"(?:{_gains()})(?=\s*\d{{1,4}}(?:\.\d{{1,3}})?\s*分)",
        "COLON": r"[:：＝=為]",
        "STOP": r"[。；;！!？?，,、\n]",
    }


def _gains() -> str:
    score = load_lexicon("quantity_words")["score"]
    return alternation([*score["minus"], *score["plus"]])
