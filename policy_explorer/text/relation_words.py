"""The words by which notices relate benefits to each other: that one excludes another, or comes on top of it. Pure."""

from __future__ import annotations

import re

APART = r"不得|不能|不可|不予|不再|不重复|不叠加|不兼得|不同时|只能|只可|仅能|仅可|其一|其中一项|择一|择优|择高|取高|就高|从高|从优"
WORDS_OF_KINDS = {
    "excludes": re.compile(APART),
    "at_most_one": re.compile(APART),
    "tops_up": re.compile(r"叠加|配套|基础上|再给|再予|再奖|再补|追加|额外|另行|另给|另外|同时享受|上浮|加成"),
}
WORDS_OF_TAKING = re.compile(r"就高|取高|从高|择高|最高|较高|高的")
# That the highest of several is what is given, whatever the rest of the clause says.
HIGHEST_OF_SEVERAL = re.compile(r"就高|取高|从高|择高|孰高")
# That something may not be had twice. 择优 alone is no such word: it chooses among applicants.
NOT_TWICE = re.compile(
    r"不(?:得|能|可|予)?重复(?:享受|奖励|补助|补贴|申报|给予)|不重复|不(?:得|能|可)(?:同时|叠加)(?:享受|申报|适用)|不可兼得"
    r"|就高|取高|从高|择高|择优(?:享受|执行|适用|选择)|只能享受(?:其中)?[一其]"
)
