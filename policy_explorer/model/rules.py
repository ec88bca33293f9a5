"""The rule language: tests of facts, joined by `all`, `any`, `not` and `count`.

A condition is a mapping, and its first key of `CONDITION_MODELS` says which kind of condition it is. Every test and
every `manual` and `count` condition quotes the clause that it was read from. Inclusive and exclusive bounds have operators of
their own.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, cached_property
from operator import attrgetter
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, Day, FactId, Many, Number, Quote, Text, absent_if
from policy_explorer.model.period import Length

Verdict = Literal["yes", "maybe", "no"]
Operand = str | bool | int | float | date | Length | tuple[str, ...]
Age = Annotated[int, Field(ge=0, le=150)]

# These compare a date with a fixed day, and those with the reference date (see `rules/dated.py`).
DAY_OPERATORS = ("on_or_after", "on_or_before", "after", "before")
ELAPSED_OPERATORS = ("elapsed_at_least", "elapsed_more_than", "elapsed_at_most", "elapsed_less_than")
AGE_OPERATORS = ("age_at_least", "age_more_than", "age_at_most", "age_less_than")
DURATION_OPERATORS = (*ELAPSED_OPERATORS, *AGE_OPERATORS)

# By type of question, in the order of docs/rules.zh.md.
OPERATORS_BY_TYPE: dict[str, tuple[str, ...]] = {
    "choice": ("is", "one_of"),
    "boolean": ("is",),
    "choices": ("includes", "includes_any"),
    "number": ("at_least", "at_most", "more_than", "less_than"),
    "date": (*DAY_OPERATORS, *DURATION_OPERATORS),
}
OPERATORS: tuple[str, ...] = tuple(dict.fromkeys(op for ops in OPERATORS_BY_TYPE.values() for op in ops))


class AllOf(ContentModel):
    """A condition that is met when each of its parts is met."""

    all: Many["Condition"] = Field(min_length=1, description="须全部满足")


class AnyOf(ContentModel):
    """A condition that is met when at least one of its parts is met."""

    any: Many["Condition"] = Field(min_length=1, description="满足其一即可")


class Not(ContentModel):
    """A condition that is met when its part is not met."""

    not_: "Condition" = Field(alias="not", description="不得满足")


class CountOf(ContentModel):
    """A condition that is met when enough of its parts are met: more than one, and not all of them."""

    count: Many["Condition"] = Field(
        description="数一数满足了几项的那几项，至少 3 项", json_schema_extra={"minItems": 3}
    )
    at_least: int = Field(description="至少要满足几项，至少 2 项，少于全部", json_schema_extra={"minimum": 2})
    quote: Quote

    @model_validator(mode="after")
    def neither_any_nor_all(self) -> Self:
        if not 1 < self.at_least < len(self.count):
            raise PydanticCustomError("count_bound", "more than one, and not all", {"of": len(self.count)})
        return self


class Manual(ContentModel):
    """A condition that only a department can judge: the evaluators always leave it open."""

    manual: Text = Field(description="须由部门判断的事项")
    quote: Quote
    by: Text | None = Field(None, description="由哪个部门判断；不写则为牵头单位")


class FactTest(ContentModel):
    """A comparison of one fact with one operand. Exactly one field of `OPERATORS` is set."""

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
    elapsed_at_least: Length | None = Field(
        None, description="到查看日期已满这么久，如 {years: 3}（满、以上）", exclude_if=absent_if(None)
    )
    elapsed_more_than: Length | None = Field(
        None, description="到查看日期已超过这么久（不含刚满的那一天）", exclude_if=absent_if(None)
    )
    elapsed_at_most: Length | None = Field(
        None, description="到查看日期还没有超过这么久（以内、近，含刚满的那一天）", exclude_if=absent_if(None)
    )
    elapsed_less_than: Length | None = Field(
        None, description="到查看日期还不满这么久（不满、未满）", exclude_if=absent_if(None)
    )
    age_at_least: Age | None = Field(None, description="出生日期题：年满这个周岁", exclude_if=absent_if(None))
    age_more_than: Age | None = Field(
        None, description="出生日期题：超过这个周岁（不含本数）", exclude_if=absent_if(None)
    )
    age_at_most: Age | None = Field(
        None, description="出生日期题：不超过这个周岁（以下，含本数）", exclude_if=absent_if(None)
    )
    age_less_than: Age | None = Field(None, description="出生日期题：未满这个周岁", exclude_if=absent_if(None))
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
        """The operator that was written, a key of `ATTRIBUTES`."""
        (written,) = self.model_fields_set & OPERATOR_OF.keys()
        return OPERATOR_OF[written]

    @property
    def operand(self) -> Operand:
        """The value that the fact is compared with."""
        operand: Operand = getattr(self, ATTRIBUTES[self.operator])
        return operand

    @property
    def written_operand(self) -> Any:
        """The operand as JSON and YAML hold it: a day as `YYYY-MM-DD`, a length as a mapping, options as a list."""
        operand = self.operand
        if isinstance(operand, date):
            return operand.isoformat()
        if isinstance(operand, Length):
            return operand.model_dump(exclude_none=True)
        return list(operand) if isinstance(operand, tuple) else operand


class DatedTest(FactTest):
    """A test of a length or an age, `written`, as it is on the day `on`: a test of the same date with a fixed bound.

    `rules/dated.py` makes them; no file contains one.
    """

    written: FactTest
    on: date


# Operator -> the attribute of its operand. `is` is a keyword of Python.
ATTRIBUTES = {operator: "is_" if operator == "is" else operator for operator in OPERATORS}
OPERATOR_OF = {name: operator for operator, name in ATTRIBUTES.items()}


def condition_tag(value: Any) -> str | None:
    """Return the key of `CONDITION_MODELS` that the mapping or model `value` is a condition of, None if of none."""
    if isinstance(value, dict):
        return next((tag for tag in CONDITION_MODELS if tag in value), None)
    return TAGS.get(type(value))


# By the key that marks a condition of this kind.
CONDITION_MODELS: dict[str, type[ContentModel]] = {
    "all": AllOf,
    "any": AnyOf,
    "not": Not,
    "count": CountOf,
    "manual": Manual,
    "fact": FactTest,
}
TAGS = {model: tag for tag, model in CONDITION_MODELS.items()}

Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[CountOf, Tag("count")]
    | Annotated[Manual, Tag("manual")]
    | Annotated[FactTest, Tag("fact")],
    Discriminator(condition_tag),
]

# By the model of a condition with parts, the key that holds them.
CONNECTIVES: dict[type[ContentModel], str] = {AllOf: "all", AnyOf: "any", Not: "not", CountOf: "count"}


@cache
def build_conditions() -> None:
    """Build the models of conditions, which measures and documents contain, once for both.

    Before, their fields do not know each other: whatever looks at the fields of models calls this first.
    """
    for model in CONNECTIVES:
        model.model_rebuild()


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions that `condition` joins or negates; none for a test and for `manual`."""
    of_kind = PARTS.get(condition.__class__)
    return of_kind(condition) if of_kind else ()


PARTS: dict[type, Callable[[Any], tuple[Condition, ...]]] = {
    AllOf: attrgetter("all"),
    AnyOf: attrgetter("any"),
    CountOf: attrgetter("count"),
    Not: lambda condition: (condition.not_,),
}


def with_parts(condition: Condition, change: Callable[[Condition], Condition]) -> Condition:
    """Return a condition with each of its parts changed; a test and `manual` are themselves."""
    match condition:
        case AllOf():
            return condition.model_copy(update={"all": tuple(map(change, condition.all))})
        case AnyOf():
            return condition.model_copy(update={"any": tuple(map(change, condition.any))})
        case CountOf():
            return condition.model_copy(update={"count": tuple(map(change, condition.count))})
        case Not():
            return condition.model_copy(update={"not_": change(condition.not_)})
    return condition


def tests_in(condition: Condition) -> Iterator[FactTest]:
    """Yield every test within `condition`, in written order."""
    return (leaf for leaf in leaves_in(condition) if isinstance(leaf, FactTest))


def leaves_in(condition: Condition) -> Iterator[FactTest | Manual]:
    """Yield every test and every `manual` condition within `condition`, in written order."""
    left = [condition]
    while left:
        condition = left.pop()
        if isinstance(condition, FactTest | Manual):
            yield condition
        left += parts(condition)[::-1]


def quotes_in(condition: Condition) -> Iterator[str]:
    """Yield every quote within `condition`, in written order."""
    if isinstance(condition, CountOf | FactTest | Manual):
        yield condition.quote
    for part in parts(condition):
        yield from quotes_in(part)


class Example(ContentModel):
    """Answers with the verdict that the benefit's rule gives; the evaluators in Python and JavaScript are both tested."""

    day: Day | None = Field(
        None,
        description="按哪一天算；条件看成立多久、年龄的才写，而且要写",
        exclude_if=absent_if(None),
    )
    answers: dict[FactId, Any] = Field(description="答案：事实代号到答案；没写的视为未回答")
    verdict: Verdict = Field(description="yes 符合；maybe 可能符合；no 不符合")
    note: Text | None = Field(None, description="说明")
