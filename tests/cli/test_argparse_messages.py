"""Every message of argparse that a command line can cause has its Chinese, and the compiled catalogue is that of the source."""

from __future__ import annotations

import argparse
import ast
import gettext
import inspect
import os
import re

import pytest

from policy_explorer.cli.argparse_messages import DOMAIN, LOCALE, chinese_messages

FOLDER = LOCALE / "zh" / "LC_MESSAGES"
# What a program's author sees, or users of features that our parser has not (files as arguments, a deprecated argument).
FOR_AUTHORS = re.compile(
    r"conflicting|cannot merge|invalid option string|dest= |invalid conflict_resolution|mutually exclusive|"
    r"is an invalid argument for|not callable|__call__|multiple subparser|can't open|argument \"-\"|deprecated"
)


def messages_of_argparse() -> set[str]:
    """The first argument of every call of gettext."""
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call))
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id in ("_", "ngettext")
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def written() -> dict[str, str]:
    """What the source of the catalogue says; the first of several forms."""
    text = (FOLDER / "messages.po").read_text("utf-8").split("\n\n", 1)[1]
    entries = re.findall(r'^msgid (".*")\n(?:msgid_plural ".*"\n)?msgstr(?:\[0\])? (".*")$', text, re.MULTILINE)
    return {ast.literal_eval(message): ast.literal_eval(chinese) for message, chinese in entries}


def test_every_message_is_translated():
    found = messages_of_argparse()
    assert len(found) > 20
    assert {message for message in found if not FOR_AUTHORS.search(message)} - written().keys() == set()


def test_the_compiled_catalogue_is_that_of_the_source():
    compiled = gettext.translation(DOMAIN, str(LOCALE), ["zh"])
    assert len(written()) > 15
    for message, chinese in written().items():
        assert chinese in (compiled.gettext(message), compiled.ngettext(message, "", 1))


@pytest.mark.parametrize("language", [None, "de"])
def test_afterwards_gettext_is_as_before(monkeypatch, language):
    monkeypatch.delenv("LANGUAGE", raising=False)
    if language:
        monkeypatch.setenv("LANGUAGE", language)
    with chinese_messages():
        assert gettext.gettext("usage: ") == "用法："
    assert gettext.gettext("usage: ") == "usage: "
    assert os.environ.get("LANGUAGE") == language


def test_a_locale_without_languages_changes_nothing(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    with chinese_messages():
        assert gettext.gettext("options") == "选项"
