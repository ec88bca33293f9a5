"""What a caller asks of one build, besides the content and the sink. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from policy_explorer.build.output_files import never

Announce = Callable[[str], None]
OnPages = Callable[[Mapping[str, bytes], str], None]


def silent(stage: str) -> None:
    pass


class Request(Struct, frozen=True):
    """The parameters of a build. `Builder.build` describes them."""

    announce: Announce = silent
    pages_only: bool = False
    on_pages: OnPages | None = None
    cancelled: Callable[[], bool] = never
