"""Rules: text editors can complete and check the content by its JSON Schemas. Reads docs/schemas/."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext
from policy_explorer.resources import SCHEMAS
from policy_explorer.schemas.content import schema_files
from policy_explorer.schemas.modeline import kind_of, named_schema, schema_line


def schema_is_named(context: RuleContext) -> Iterator[Finding]:
    """Expect that each YAML file names the schema of its kind. If no file does, there is a single finding."""
    wrong: dict[str, str] = {}
    for path, text in context.sources.yaml_text.items():
        kind, named = kind_of(path), named_schema(text)
        if kind is None:  # a file that the content does not have is not read
            continue
        wanted = schema_line(context.sources.root / path, kind)
        if named is None:
            wrong[path] = f"第一行写上 {wanted}，编辑器就能提示字段、随写随查"
        elif not wanted.endswith(f"={named}"):
            wrong[path] = f"写的是 {named}，改成 {wanted}"
    if len(wrong) == len(context.sources.yaml_text) > 1 and all(text.startswith("第一行") for text in wrong.values()):
        path, text = next(iter(wrong.items()))
        yield Finding(path, 1, f"{len(wrong)} 个 YAML 文件都没有写明；如这个文件，{text}")
        return
    yield from (Finding(path, 1, text) for path, text in wrong.items())


def schemas_are_current(context: RuleContext) -> Iterator[Finding]:
    """Expect the schemas of the models in docs/schemas/."""
    for name, text in schema_files():
        file = SCHEMAS / name
        if not file.is_file() or file.read_text("utf-8") != text:
            yield Finding(
                f"docs/schemas/{name}",
                0,
                '与现在的模型不一致；用 make test TESTS="tests/schemas/test_content_schemas.py --update-golden" 重写',
            )
