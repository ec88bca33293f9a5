"""A guide for applicants is no notice: it becomes a companion of one, and says how to apply, each statement with its clause."""

from __future__ import annotations

import re

import pytest
import yaml

from policy_explorer.importing.fields.guide import is_guide, statements, values
from support.drafts import ID, NOTICES

GUIDE = """2031年小店补贴申报指南
一、申报对象
在本县登记、开业满一年的小店。
二、申报材料
1.申请表一份；
2.营业执照复印件。
三、申报时间
每年3月1日至4月30日，逾期不再受理。
四、申报方式
登录县惠企平台填报，或者到县政务服务中心2号窗口提交。
五、咨询电话
县商务局：0591—87654321，13900000000。
"""
LABELLED = """关于开展2031年冷链补贴申报工作的公告
各有关企业：
（一）申报条件：县内登记的冷链企业。
（二）申报材料：申请表、营业执照复印件、冷库照片。
（三）受理时间：2031年3月1日至3月31日。
（四）受理地点：县政务服务中心二楼。
（五）办理时限：15个工作日。
云溪县商务局
2031年2月1日
"""
DOCUMENT = "documents/yunxi-2031-5/document.yaml"


def said(text: str) -> dict:
    return {field: value for each in statements(tuple(text.splitlines())) for field, value in values(each)}


def test_what_a_guide_says_of_how_to_apply():
    assert said(GUIDE) == {
        "papers": ("申请表一份", "营业执照复印件"),
        "hours": "每年3月1日至4月30日，逾期不再受理",
        "channel": "登录县惠企平台填报，或者到县政务服务中心2号窗口提交",
        "phones": ("0591-87654321", "13900000000"),
    }
    assert said(LABELLED) == {
        "papers": ("申请表", "营业执照复印件", "冷库照片"),
        "hours": "2031年3月1日至3月31日",
        "address": "县政务服务中心二楼",
        "takes": "15个工作日",
    }


@pytest.mark.parametrize("name", sorted(path.name for path in NOTICES.glob("*.txt")))
def test_a_notice_is_not_taken_for_a_guide(name):
    assert not is_guide(tuple(filter(None, (NOTICES / name).read_text("utf-8").splitlines())))


@pytest.mark.parametrize("text", [GUIDE, LABELLED])
def test_a_guide_is_no_notice_and_the_command_for_it_is_given(tiny_copy, tmp_path, run, text):
    (tmp_path / "guide.txt").write_text(text, "utf-8")
    code, _, why = run("import", tmp_path / "guide.txt", "--id", ID, "--content", tiny_copy)
    assert code == 1 and "这像是申报指南" in why and "--companion-of yunxi-2031-5" in why
    assert not (tiny_copy / "documents" / ID).exists()


def test_a_companion_is_written_and_what_to_add_is_printed(tiny_copy, tmp_path, run):
    """Pasted as it is printed, it passes the check. No file that exists is changed, and none is replaced."""
    (tmp_path / "guide.txt").write_text(GUIDE, "utf-8")
    arguments = ("import", tmp_path / "guide.txt", "--companion-of", "yunxi-2031-5", "--content", tiny_copy)
    before = (tiny_copy / DOCUMENT).read_text("utf-8")
    code, printed, _ = run(*arguments)
    assert code == 0 and (tiny_copy / DOCUMENT).read_text("utf-8") == before
    text = (tiny_copy / "documents/yunxi-2031-5/sources/guide.txt").read_text("utf-8")
    assert text.split() == GUIDE.split()
    to_add = re.search(r"^sources:\n.*?(?=^\n)", printed, re.MULTILINE | re.DOTALL).group()
    assert [each["from"]["source"] for each in yaml.safe_load(to_add)["how_to_apply"]] == ["guide"] * 4
    assert to_add.count("# 待核对") == 8
    assert "# 待核对：“申报对象”没有单独的一栏可写，在这里留着对照：在本县登记、开业满一年的小店。" in to_add
    (tiny_copy / DOCUMENT).write_text(before + to_add, "utf-8")
    assert run("check", "--quick", "--content", tiny_copy)[0] == 0
    code, _, why = run(*arguments)
    assert code == 1 and "已经有了，没有改动" in why
    code, printed, _ = run(*arguments, "--id", "second-guide")
    assert code == 0 and "# 已有 sources：接在那一栏的末尾" in printed


def test_a_companion_of_nothing(tiny_copy, tmp_path, run):
    (tmp_path / "guide.txt").write_text(GUIDE, "utf-8")
    code, _, why = run("import", tmp_path / "guide.txt", "--companion-of", "nowhere", "--content", tiny_copy)
    assert code == 1 and "有的是：yunxi-2031-5" in why
    code, _, why = run("import", tmp_path / "guide.txt", "--content", tiny_copy)
    assert code == 2 and "要写 --id 代号" in why
