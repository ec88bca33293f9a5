"""How to apply: where and how, whom to call, what to bring, how long it takes, and where each statement is from."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, Day, Many, PageAddress, Slug, Text, absent_if

# 0591-87654321, 0591-87654321-801, 13900000000, 400-000-0000, 12345
PHONE = (
    r"^((0[0-9]{2,3}-?)?[1-9][0-9]{6,7}((-|转)[0-9]{1,6})?|1[3-9][0-9]{9}|[48]00-?[0-9]{3}-?[0-9]{4}"
    r"|1[0-9]{2}|1[0-9]{4}|9[0-9]{4,5}|0[0-9]{2,3}-?1[0-9]{4})$"
)
Phone = Annotated[str, StringConstraints(pattern=PHONE)]


class WebPage(ContentModel):
    """A web page that an editor read."""

    title: Text = Field(description="网页标题")
    url: PageAddress = Field(description="网页地址")
    seen: Day = Field(description="编者哪一天看到的")


class WaySource(ContentModel):
    """Where a statement is from: a quote of the notice, a quote of a companion (`source`), or a web page."""

    quote: Text | None = Field(None, description="原文；写了 source 的，引自那份配套文本")
    source: Slug | None = Field(None, description="引自哪一份配套文本，写 document.yaml 的 sources 里的代号")
    title: Text | None = Field(None, description="网页标题，没有引文时写")
    url: PageAddress | None = Field(None, description="网页地址")
    seen: Day | None = Field(None, description="编者哪一天看到这个网页")

    @model_validator(mode="after")
    def quote_or_page(self) -> Self:
        page = (self.title, self.url, self.seen)
        quoted = self.quote is not None and page == (None, None, None)
        if not (quoted or (self.quote is None and self.source is None and None not in page)):
            raise PydanticCustomError("way_source", "a quote, or a web page with title, address and day")
        return self


class WayFields(ContentModel):
    """What is said of how to apply. The fields of one entry belong together and are from one place."""

    channel: Text | None = Field(None, description="申请方式，如窗口、网上、邮寄")
    address: Text | None = Field(None, description="地点")
    web: PageAddress | None = Field(None, description="在哪个网页申请")
    hours: Text | None = Field(None, description="受理时间")
    phones: Many[Phone] = Field((), description="电话", exclude_if=absent_if(()))
    papers: Many[Text] = Field((), description="要带的材料", exclude_if=absent_if(()))
    form: Text | None = Field(None, description="要填的表")
    takes: Text | None = Field(None, description="要多久，如15个工作日")

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if not any(getattr(self, name) for name in WAY_FIELDS):
            raise PydanticCustomError("way_empty", "an entry says something")
        return self


WAY_FIELDS = tuple(WayFields.model_fields)


class Way(WayFields):
    """A statement of how to apply."""

    from_: WaySource = Field(alias="from", description="从哪里来：引文，或者网页")


class DepartmentWay(WayFields):
    """A statement of how to apply to a department, which is part of no document and so can only be from a web page."""

    from_: WebPage = Field(alias="from", description="从哪个网页来")
