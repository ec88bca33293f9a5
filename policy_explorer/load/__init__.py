"""The first stage: the content folder to values, texts and the problems of reading them.

- `discovery`: which files belong to the content
- `loader`: reads them, and gathers them into `Sources`
- `encoding`: bytes to text
- `yaml_parser`: YAML text to values, with the help of `yaml_scalars` (types), `yaml_errors` (messages)
  and `yaml_positions` (where a character is)
- `review_marks`: the comments that mark a value as not yet verified
- `problem`: a problem of the content, as every stage reports it
"""
