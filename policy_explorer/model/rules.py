"""The rule language: conditions over facts, joined by `all`, `any`, `not`.

A condition is a mapping; the key it holds says which sort it is. Every test and every `manual`
quotes the clause it was read from. Bounds that include and exclude are different operators.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import Day, FactId, Many, Number, Quote, Text, Written

Verdict = Literal["yes", "maybe", "no"]

# Which operators suit which type of question, in the order in which the docs list them.
OPERATORS_BY_TYPE: dict[str, tuple[str, ...]] = {
    "choice": ("is", "one_of"),
    "boolean": ("is",),
    "choices": ("includes", "includes_any"),
    "number": ("at_least", "at_most", "more_than", "less_than"),
    "date": ("on_or_after", "on_or_before", "after", "before"),
}
OPERATORS: tuple[str, ...] = tuple(dict.fromkeys(op for ops in OPERATORS_BY_TYPE.values() for op in ops))


class AllOf(Written):
    """Met when every part is met."""

    all: Many["Condition"] = Field(min_length=1, description="须全部满足")


class AnyOf(Written):
    """Met when at least one part is met."""

    any: Many["Condition"] = Field(min_length=1, description="满足其一即可")


class Not(Written):
    """Met when the part is not met."""

    not_: "Condition" = Field(alias="not", description="不得满足")


class Manual(Written):
    """What only a department can judge: always open."""

    manual: Text = Field(description="须由部门判断的事项")
    quote: Quote
    by: Text | None = Field(None, description="由哪个部门判断；不写则为牵头单位")


class FactTest(Written):
    """One fact held against one bound. `operator` and `operand` give the one that was written."""

    fact: FactId = Field(description="事实代号，见 questions.yaml")
    is_: FactId | bool | None = Field(None, alias="is", description="等于该选项；是否题写 true 或 false")
    one_of: Many[FactId] | None = Field(None, min_length=1, description="等于其中之一")
    includes: FactId | None = Field(None, description="多选答案中包含该选项")
    includes_any: Many[FactId] | None = Field(None, min_length=1, description="多选答案中包含其中之一")
    at_least: Number | None = Field(None, description="大于或等于（以上、及以上，含本数）")
    at_most: Number | None = Field(None, description="小于或等于（以下，含本数）")
    more_than: Number | None = Field(None, description="大于（不含本数）")
    less_than: Number | None = Field(None, description="小于（低于、不含本数）")
    on_or_after: Day | None = Field(None, description="该日及以后（含当日）")
    on_or_before: Day | None = Field(None, description="该日及以前（含当日）")
    after: Day | None = Field(None, description="该日以后（不含当日）")
    before: Day | None = Field(None, description="该日以前（不含当日）")
    quote: Quote

    @model_validator(mode="after")
    def exactly_one_operator(self) -> Self:
        written = self.model_fields_set & OPERATOR_OF.keys()
        if len(written) != 1:
            raise PydanticCustomError(
                "operator_count", "expected exactly one operator, found {count}", {"count": len(written)}
            )
        return self

    @cached_property
    def operator(self) -> str:
        (written,) = self.model_fields_set - {"fact", "quote"}
        return OPERATOR_OF[written]

    @property
    def operand(self) -> str | bool | int | float | date | tuple[str, ...]:
        return getattr(self, ATTRIBUTES[self.operator])


def attribute(operator: str) -> str:
    """The Python attribute that holds an operator's operand (`is` is a keyword)."""
    return "is_" if operator == "is" else operator


ATTRIBUTES = {operator: attribute(operator) for operator in OPERATORS}
OPERATOR_OF = {name: operator for operator, name in ATTRIBUTES.items()}


def condition_tag(value: Any) -> str | None:
    """Which sort of condition a mapping or a model is, by the key that it holds."""
    if isinstance(value, dict):
        for tag in CONDITION_SORTS:
            if tag in value:
                return tag
        return None
    return TAGS.get(type(value))


CONDITION_SORTS: dict[str, type[Written]] = {"all": AllOf, "any": AnyOf, "not": Not, "manual": Manual, "fact": FactTest}
TAGS = {sort: tag for tag, sort in CONDITION_SORTS.items()}

Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Manual, Tag("manual")]
    | Annotated[FactTest, Tag("fact")],
    Discriminator(condition_tag),
]

for sort in (AllOf, AnyOf, Not):
    sort.model_rebuild()


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions inside a condition; none for one that stands alone."""
    match condition:
        case AllOf():
            return condition.all
        case AnyOf():
            return condition.any
        case Not():
            return (condition.not_,)
    return ()


def tests_in(condition: Condition) -> Iterator[FactTest]:
    """Every test of a condition, in its order."""
    if isinstance(condition, FactTest):
        yield condition
    for part in parts(condition):
        yield from tests_in(part)


class Example(Written):
    """A case that shows a rule at work; it is run by both evaluators."""

    answers: dict[FactId, Any] = Field(description="答案：事实代号到答案；没写的视为未回答")
    verdict: Verdict = Field(description="yes 符合；maybe 可能符合；no 不符合")
    note: Text | None = Field(None, description="说明")
