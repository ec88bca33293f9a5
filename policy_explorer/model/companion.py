"""A text that stands beside a notice and is not part of it, such as the guide for applicants of a department."""

from pydantic import Field

from policy_explorer.model.base import ContentModel, Day, PageAddress, Slug, Text

COMPANION_FILE = r"^sources/[a-z0-9][a-z0-9-]*\.txt$"


class Companion(ContentModel):
    """A companion of a notice. Its whole text stands verbatim in `file`, and quotes may be taken from it."""

    id: Slug = Field(description="代号，如 guide；引它的话时写 source: guide")
    title: Text = Field(description="标题，如“2032年扩种补贴申报指南”")
    file: str = Field(pattern=COMPANION_FILE, description="全文放在哪里，如 sources/guide.txt")
    issuer: Text | None = Field(None, description="谁发布的；没有写明的不写")
    published: Day | None = Field(None, description="发布日期；没有写明的不写")
    url: PageAddress | None = Field(None, description="从哪个网页来的")
    seen: Day = Field(description="编者哪一天看到的")
