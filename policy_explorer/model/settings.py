"""`site.yaml`: the name of the site, its publisher and address, and what it offers."""

from pydantic import Field

from policy_explorer.model.base import LONGEST_ADDRESS, WEB_ADDRESS, ContentModel, Day, Many, Text, absent_if
from policy_explorer.model.official import Official
from policy_explorer.model.skin import Skin
from policy_explorer.model.statements import AccessibilityCheck, Contact, Licence


class Link(ContentModel):
    """A link at the foot of every page."""

    label: Text = Field(description="链接上的文字")
    url: str = Field(pattern=r"^https?://", description="网址")


class Settings(ContentModel):
    """The settings of the whole site."""

    title: Text = Field(description="网站名称")
    short_title: Text | None = Field(
        None, description="网站简称，装到手机桌面时写在图标下面，六个字以内为好；不写则用网站名称"
    )
    tagline: Text = Field(description="一句话说明")
    description: Text = Field(description="网站简介，用于搜索引擎与分享")
    publisher: Text = Field(description="谁维护本网站")
    disclaimer: Text = Field(description="页脚的声明")
    soon_days: int = Field(30, ge=1, le=366, description="距截止多少天以内算“快到期”")
    updated: Day | None = Field(None, description="内容最后一次修订的日期；不写则按各份文件的印发日期中最晚的一天")
    address: Text | None = Field(
        None,
        pattern=WEB_ADDRESS,
        max_length=LONGEST_ADDRESS,
        description="网站的网址，如 https://example.org/policies/；印在离线版里",
    )
    links: Many[Link] = Field((), description="页脚链接")
    web_app: bool = Field(
        True,
        description="是否让浏览器存下整个网站，没有网络也能看，并可装到桌面；改为 false 则停用，各处已存下的在下次访问时清除",
    )
    official: Official | None = Field(
        None, description="官方网站才写：主办单位、备案号等；不是官方网站的不写", exclude_if=absent_if(None)
    )
    skin: Skin | None = Field(None, description="外观；不写则用素蓝", exclude_if=absent_if(None))
    contact: Contact | None = Field(
        None, description="网站有错、用不了的，告诉谁；不写则用 official 的电话", exclude_if=absent_if(None)
    )
    licence: Licence | None = Field(
        None, description="编者的文字和开放数据，别人可以怎样用", exclude_if=absent_if(None)
    )
    accessibility: AccessibilityCheck | None = Field(
        None, description="最近一次无障碍检查，没有检查过的不写", exclude_if=absent_if(None)
    )

    @property
    def home(self) -> str | None:
        """The site's address with one slash at its end, so that paths can be appended; None where it has no address."""
        return self.address and self.address.rstrip("/") + "/"
