"""What an editor may say of the site as a whole: whom to tell of errors, how texts and data may be used, when it was checked."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, Day, PageAddress, Text
from policy_explorer.model.ways import PHONE

EMAIL = r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"


class Contact(ContentModel):
    """Whom to tell of errors, and of what keeps somebody from using the site."""

    email: Text | None = Field(None, pattern=EMAIL, description="电子邮箱")
    phone: Text | None = Field(None, pattern=PHONE, description="电话")
    form: PageAddress | None = Field(None, description="在线填写的网页")
    address: Text | None = Field(None, description="通信地址")

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if not any((self.email, self.phone, self.form, self.address)):
            raise PydanticCustomError("contact_empty", "one way at least")
        return self


class Licence(ContentModel):
    """How others may use what the editors wrote, and the open data."""

    name: Text = Field(description="许可的名称，如 CC BY 4.0；或一句话写明可以怎样用")
    url: PageAddress | None = Field(None, description="许可全文的网址")


class AccessibilityCheck(ContentModel):
    """The last time somebody went through the site for accessibility."""

    checked: Day = Field(description="哪一天检查的")
    by: Text = Field(description="谁检查的")
    found: Text | None = Field(None, description="检查出的问题，没有的不写")
