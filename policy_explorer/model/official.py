"""The office that runs the site, and what a government site names at the foot of its pages."""

from pydantic import Field

from policy_explorer.model.base import ContentModel, PageAddress, Text, absent_if
from policy_explorer.model.ways import PHONE

# A file of the content folder. No other place: a picture from elsewhere would tell that place who reads the site.
PICTURE = r"^pictures/[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|svg)$"
ICP = r"^[一-鿿]ICP备[0-9]{5,12}号(-[0-9]{1,4})?$"
POLICE = r"^[一-鿿]公网安备\s?[0-9]{14}号$"
SITE_CODE = r"^[0-9A-Za-z]{10}$"


class PoliceRecord(ContentModel):
    """The registration of the site with the police."""

    number: str = Field(pattern=POLICE, description="公安备案号，如 闽公网安备 35010000000000号")
    url: PageAddress = Field(description="公安备案查询页的网址，备案时给出")


class OfficialMark(ContentModel):
    """The mark of party and government sites: a picture that leads to the page that confirms it. Never a script."""

    url: PageAddress = Field(description="标识所指的网页，核发标识时给出")
    picture: str = Field(pattern=PICTURE, description="标识图片，存在 pictures 文件夹里")


class Official(ContentModel):
    """The office that runs the site. Only what is given is shown."""

    sponsor: Text = Field(description="主办单位")
    operator: Text | None = Field(None, description="承办单位")
    phone: Text | None = Field(None, pattern=PHONE, description="联系电话")
    address: Text | None = Field(None, description="地址")
    icp: Text | None = Field(None, pattern=ICP, description="ICP 备案号，如 闽ICP备12345678号-1")
    police: PoliceRecord | None = Field(None, description="公安备案")
    site_code: Text | None = Field(None, pattern=SITE_CODE, description="政府网站标识码，十位")
    mark: OfficialMark | None = Field(None, description="党政机关网站标识")
    errors_url: PageAddress | None = Field(None, description="“我为政府网站找错”的网址")
    emblem: Text | None = Field(
        None,
        pattern=PICTURE,
        description="国徽图案，存在 pictures 文件夹里；只有依法应当使用的机关才写",
        exclude_if=absent_if(None),
    )
