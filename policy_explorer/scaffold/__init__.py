"""The command `new`: documents, measures and questions to be filled in, and a whole site to begin with.

- `new`: writes the file; `new_site`: a content folder, as in `site/`
- `skeleton`: a model to the YAML of a value without its contents
"""
