"""Whether editors' programs can complete and check. Reads docs/schemas/."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Case, Finding
from policy_explorer.resources import SCHEMAS
from policy_explorer.schemas.content import schema_files
from policy_explorer.schemas.modeline import kind_of, named_schema, schema_line


def schema_not_named(case: Case) -> Iterator[Finding]:
    """Each YAML file names the schema of its kind; told once where no file does."""
    wrong = {}
    for path, text in case.sources.yaml_text.items():
        wanted, named = schema_line(case.sources.root / path, kind_of(path)), named_schema(text)
        if named is None or not wanted.endswith(f"={named}"):
            wrong[path] = (
                f"第一行写上 {wanted}，编辑器就能提示字段、随写随查"
                if named is None
                else f"写的是 {named}，改成 {wanted}"
            )
    if len(wrong) == len(case.sources.yaml_text) > 1 and all(text.startswith("第一行") for text in wrong.values()):
        path, text = next(iter(wrong.items()))
        yield Finding(path, 1, f"{len(wrong)} 个 YAML 文件都没有写明；如这个文件，{text}")
        return
    yield from (Finding(path, 1, text) for path, text in wrong.items())


def schemas_are_stale(case: Case) -> Iterator[Finding]:
    """The schemas in docs/schemas/ are those that the models give today."""
    for name, text in schema_files():
        file = SCHEMAS / name
        if not file.is_file() or file.read_text("utf-8") != text:
            yield Finding(
                f"docs/schemas/{name}",
                0,
                '与现在的模型不一致；用 make test TESTS="tests/schemas/test_content_schemas.py --update-golden" 重写',
            )
