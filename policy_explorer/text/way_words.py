"""The words by which a notice surely says whom to call, or where to apply. Pure."""

from __future__ import annotations

from policy_explorer.text.patterns import regex

# Behind a word that says what the number is for. A number for complaints is none to apply by.
CALLED = regex(
    r"(?:咨询|联系|受理|申报|办理)(?:服务)?电话[：:]"
    r"(?P<number>0[0-9]{2,3}[-－—–]?[1-9][0-9]{6,7}|1[3-9][0-9]{9}|[2-9][0-9]{6,7})(?![0-9])"
)
PLACED = regex(r"(?:申报|受理|申请|办理)地[点址][：:](?P<address>[^，。；：\s]{4,60})(?=[，。；])")
