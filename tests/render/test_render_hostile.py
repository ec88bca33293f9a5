"""Hostile text in any field stays text, and a name that a template does not know is an error."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from msgspec.structs import replace

from policy_explorer.derive.derive import derive
from policy_explorer.render import pages
from policy_explorer.render.compiled import CompiledTemplates
from policy_explorer.render.environment import environment, environment_of
from policy_explorer.render.page import shared_of
from support.rendered_pages import by_class, catalogue, find, parse, rendered, section, site, text, tiny  # noqa: F401
from support.site_render import page_files

HOSTILE = '<script>alert(1)</script>"\'&<b x="'


def spoiled(value):
    """The same content with hostile text in every free-text field."""
    if isinstance(value, tuple):
        return tuple(map(spoiled, value))
    if hasattr(value, "model_copy"):
        return value.model_copy(
            update={name: spoiled_field(name, getattr(value, name)) for name in value.model_fields_set}
        )
    return value


def spoiled_field(name: str, value):
    free = (
        "title",
        "short_title",
        "text",
        "label",
        "note",
        "manual",
        "help",
        "heading",
        "reference",
        "issuer",
        "publisher",
        "disclaimer",
        "tagline",
        "description",
        "ask",
    )
    if isinstance(value, str):
        return value + HOSTILE if name in free or name.endswith("quote") else value
    return spoiled(value)


def test_hostile_text_in_any_field_stays_text(catalogue):
    notices = tuple(replace(n, document=spoiled(n.document), measures=spoiled(n.measures)) for n in catalogue.notices)
    site = derive(
        replace(
            catalogue,
            settings=spoiled(catalogue.settings),
            questions=spoiled(catalogue.questions),
            notices=notices,
            pages={"method": HOSTILE},
        )
    )
    for path, content in page_files(site).items():
        page = parse(content.decode())
        assert "<script>alert" not in content.decode(), path
        assert all(script.get("src") for script in page.iter("script")), path
        assert not list(page.iter("b")), path
    measure = rendered(site)["measures/yunxi-2031-5-1.html"]
    assert "<script>alert(1)</script>" in text(section(measure, "text"))


def test_an_undefined_name_in_a_template_is_an_error():
    with pytest.raises(Exception, match="no_such_name"):
        environment().from_string("{{ no_such_name }}").render()


def test_a_name_that_is_not_defined_is_an_error(tmp_path):
    (tmp_path / "x.html").write_text("{{ no_such_name }}")
    with pytest.raises(UndefinedError, match="no_such_name"):
        environment_of(tmp_path, (), None).get_template("x.html").render()


@pytest.mark.usefixtures("kept_beside_the_program")
def test_compiled_templates_that_are_kept_give_the_same_page(site):
    page, stored = pages.not_found_page(), {}
    wanted = pages.rendered(page, shared_of(site, None), environment())

    def read(name: str, source: bytes) -> bytes | None:
        return stored.get((name, source))

    for _ in range(2):  # compiled, then found compiled
        jinja = environment(CompiledTemplates(read, lambda name, source, code: stored.update({(name, source): code})))
        assert pages.rendered(page, shared_of(site, None), jinja) == wanted
        assert stored


def test_no_page_shows_markup_as_text(counted):
    """The content has every kind of condition and of payout, and no sign of markup in its own words."""
    assert [path for path, page in page_files(counted).items() if b"&lt;" in page] == []
