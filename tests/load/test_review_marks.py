"""Review marks in the content are counted, and reported at the end of `build` and `check`."""

from __future__ import annotations

import pytest

from policy_explorer.load.loader import load
from policy_explorer.load.review_marks import unverified

MEASURE = "documents/yunxi-2031-5/measures/02.yaml"


def test_the_finished_content_has_none(real_content):
    assert unverified(load(real_content)) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("# 待核对：金额", ["金额"]),
        ("period: {basis: document} # 待核对:期限", ["期限"]),
        ("  #待核对", [""]),
        ("# 已核对", []),
        ('note: "见 # 待核对：引文"', []),
        ("note: |-\n  见 # 待核对：引文", []),
        ("note: 见# 待核对：引文", []),
        ('note: "没有写完\n# 待核对：照样数到', ["照样数到"]),
    ],
)
def test_a_mark_is_a_comment(tiny_copy, line, found):
    (tiny_copy / MEASURE).write_text(f"number: 2\n{line}\n", "utf-8")
    marks = unverified(load(tiny_copy))
    assert [reason for _, _, reason in marks] == found
    assert all((path, number) == (MEASURE, line.count("\n", 0, line.index("#")) + 2) for path, number, _ in marks)


@pytest.mark.wide
def test_build_and_check_remind_of_them(tiny_copy, out, run):
    for path in (MEASURE, "site.yaml"):
        file = tiny_copy / path
        file.write_text(f"# 待核对：一\n{file.read_text('utf-8')}\n# 待核对：二\n", "utf-8")
    for arguments in (["check"], ["build", "--out", out]):
        code, _, said = run(*arguments, "--content", tiny_copy)
        assert code == 0 and said.endswith("还有 4 处标着“待核对”（在 2 个文件里）。\n")
