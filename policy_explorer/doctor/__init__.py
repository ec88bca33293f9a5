"""The command `doctor`: advice on content that is valid, but may be incomplete or out of date.

- `advice`: lists the rules, runs them, and writes their findings as text
- `finding`: what a rule gets (`RuleContext`) and yields (`Finding`)
- `periods`, `review_marks`, `examples`, `words`, `computed`, `coverage`, `tags`, `aliases`, `everyday`, `unused`, `questions`, `settings`,
  `schema_files`: the rules, by subject
"""
