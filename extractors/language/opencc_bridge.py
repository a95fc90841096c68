"""The one door to OpenCC: imported on first use, one converter a configuration and process."""

from collections.abc import Callable
from functools import cache
from typing import Literal

# Safe on Taiwanese text: t2tw. For keys only: tw2s. For text found to be Simplified: s2tw (it makes 平臺 of 平台,
# 公佈 of 公布 and 鄰裡 of 鄰里). The *p configurations change words (程序 to 進程) and are never used.
Configuration = Literal["t2tw", "tw2s", "s2tw", "t2s", "s2t"]


@cache
def load_converter(configuration: Configuration) -> Callable[[str], str]:
    """Return OpenCC's conversion of that name."""
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC(configuration).convert
    return convert
