"""How the site looks: a ready skin, and what a district changes of it."""

from typing import Literal

from pydantic import Field

from policy_explorer.model.base import ContentModel, Text

HEX = r"^#[0-9A-Fa-f]{6}$"
SIGN = r"^(banyan|page|none|pictures/[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|svg))$"


class Skin(ContentModel):
    """The look of the site. What is left out is as in the ready skin `name`."""

    name: Literal["banyan", "blue", "warm"] = Field(description="banyan 榕树；blue 素蓝；warm 暖色，没有图")
    light: Text | None = Field(None, pattern=HEX, description="浅色方案的主色，如 #0f4480；文字的对比度至少 7:1")
    dark: Text | None = Field(None, pattern=HEX, description="深色方案的主色，如 #a3cbf7；文字的对比度至少 7:1")
    sign: Text | None = Field(
        None, pattern=SIGN, description="页眉的图形：banyan、page（一页纸）、none（没有），或者 pictures 里的图片"
    )
    hero: Literal["banyan", "plain"] | None = Field(None, description="banyan 首页上方有榕树；plain 首页上方没有图")
    official_font: Literal["serif", "sans"] | None = Field(
        None, description="serif 官方原文用宋体；sans 官方原文用黑体"
    )
