"""The third stage: the catalogue to the site as values, ready to be rendered. Pure.

- `derive`: composes the site; `lists`: its lists; `site`: the classes that it consists of
- `summary`: what lists of measures show
- `term`: on which days something holds; `days`, `resolve_period`, `extended_term`: how that follows from what notices write
- `status`: the status of a term on a reference date; `term_wording`: a term in words
- `changes`: which documents supersede, extend or amend which
- `benefit_relations`, `benefit_names`: which benefits exclude each other or come on top of one another; `ways`: how to apply
- `windows`: when one can apply, on a reference date; `window_wording`: the same in words
- `afterwards`: the times after the last day of a term in which one can still apply; `yearly_days`: the days of a yearly window
- `longest`: the term that lists show of a measure
- `effective_rule`: the rule of a benefit with the conditions of general clauses and of its term
- `addresses`: the keys of measures, and the addresses of pages
- `companions`: the paragraphs of companions, and where quotes stand in them
- `related`: similar measures
- `anchors`: the clauses of a notice that other pages link to
- `downloads`: the offline editions as a page lists them
- `version`: the version of the content
"""
