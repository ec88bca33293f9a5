"""The command `match`: one applicant's answers against every rule.

- `answers`: reads the file of answers
- `match`: answers to verdicts with reasons
- `order`, `gist`: the order of the results, and the results in one sentence
- `as_text` (with `reason_lines`), `as_json` (with `rules_as_json`): the result as a report for a clerk, or for programs
"""
