"""argparse's messages in Chinese, by the way that argparse offers: it asks gettext.

The catalogue is locale/zh/LC_MESSAGES/messages.po, compiled with msgfmt.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
DOMAIN = "messages"  # of gettext, where a program chooses none
LANGUAGE = "LANGUAGE"  # the variable that gettext looks at first


@contextmanager
def chinese_messages() -> Iterator[None]:
    """Let gettext speak Chinese, whatever the language of the system."""
    folder, language = gettext.bindtextdomain(DOMAIN), os.environ.get(LANGUAGE)
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    os.environ[LANGUAGE] = "zh"
    try:
        yield
    finally:
        gettext.bindtextdomain(DOMAIN, folder)
        if language is None:
            del os.environ[LANGUAGE]
        else:
            os.environ[LANGUAGE] = language
