"""`new`: begin a site, or add a document, a measure or a question to be filled in. Nothing that exists is replaced."""

from __future__ import annotations

from argparse import Namespace

from policy_explorer.cli.exit_codes import SUCCESS
from policy_explorer.scaffold.new import Created, new_document, new_measure, new_question
from policy_explorer.scaffold.new_site import new_site
from policy_explorer.text.invisible import escaped


def run(options: Namespace) -> int:
    """Write the file; print its path and the next steps."""
    created = create(options)
    steps = (f"{step}. {text}" for step, text in enumerate(created.next_steps, 1))
    print(*map(escaped, (f"已写好 {created.file}。", *steps)), sep="\n")
    return SUCCESS


def create(options: Namespace) -> Created:
    """Write what the options ask for."""
    if options.kind == "site":
        return new_site(options.folder)
    if options.kind == "measure":
        return new_measure(options.content, options.document, options.number)
    if options.kind == "document":
        return new_document(options.content, options.id)
    return new_question(options.content, options.id, options.type)
