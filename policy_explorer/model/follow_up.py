"""What came after a document, as far as an editor found out."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, Day, PageAddress, Slug, Text, absent_if


class FollowUp(ContentModel):
    """A later document on the same matter, on this site or on a web page; or the day on which an editor found none."""

    none_found: Day | None = Field(None, description="没有找到后续文件的，写编者查的那一天")
    title: Text | None = Field(None, description="后续文件的标题")
    reference: Text | None = Field(None, description="后续文件的文号；没有的不写", exclude_if=absent_if(None))
    document: Slug | None = Field(None, description="后续文件的代号，本站收录了才写")
    url: PageAddress | None = Field(None, description="本站没有收录的，写编者在哪个网页看到的")
    seen: Day | None = Field(None, description="编者哪一天看到这个网页")

    @model_validator(mode="after")
    def none_or_one(self) -> Self:
        page, named = (self.url, self.seen), (self.title, self.reference, self.document, self.url, self.seen)
        if self.none_found is not None:
            fits = set(named) == {None}
        else:
            where = page == (None, None) if self.document else None not in page
            fits = self.title is not None and where
        if not fits:
            raise PydanticCustomError("follow_up", "a title and where it is, or the day on which none was found")
        return self

    @property
    def day(self) -> Day | None:
        """The day on which the editor looked."""
        return self.none_found or self.seen
