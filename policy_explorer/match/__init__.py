"""The command `match`: one applicant's answers against every rule.

- `answers`: reads the file of answers
- `match`: answers to verdicts with reasons
- `as_text`, `as_json` (with `rules_as_json`): the result as a report for a clerk, or for programs
"""
