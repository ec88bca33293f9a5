"""The command `new`: documents, measures and questions to be filled in.

- `new`: writes the file
- `skeleton`: a model to the YAML of a value without its contents
"""
