"""The text with which a reader reports an error of a page. No effects.

It names the page, the state of the content and the clause. Nothing is sent by the site: a mail program, a telephone or a
form of the host takes the text.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from policy_explorer.model import Settings
from policy_explorer.model.statements import Contact
from policy_explorer.text.wording import day_wording

LONGEST_QUOTE = 50  # characters; more would make an address that some mail programs cut


def contact_for_errors(settings: Settings) -> Contact | None:
    """Return whom to tell: the contact that the content gives, or else the telephone of the office."""
    if settings.contact:
        return settings.contact
    phone = settings.official.phone if settings.official else None
    return Contact(phone=phone) if phone else None


def report_text(title: str, place: str, day: date, clause: str) -> str:
    """Return the text. `place` is the address of the page or its path, `clause` a quote of the notice."""
    shown = clause if len(clause) <= LONGEST_QUOTE else f"{clause[:LONGEST_QUOTE]}……"
    return "\n".join(
        (
            f"页面：{title}",
            f"位置：{place}",
            f"版本：本站修订于{day_wording(day)}",
            f"原文：“{shown}”",
            "哪里不对：",
            "应当是：",
            "",
        )
    )


def mail_address(email: str, subject: str) -> str:
    """Return the address of a mail. A script adds the title and the text: escaped in every page they would be a tenth of the single file."""
    return f"mailto:{email}?subject={quote(subject)}"
