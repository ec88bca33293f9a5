"""JSON Schemas, generated from the models.

- `content`: a schema for each kind of content file, by which text editors complete and check; in docs/schemas/
- `across_fields`: what the models check between fields, for these schemas
- `modeline`: the first line of a content file, which names its schema
- `open_data`: the models of data/measures.json, which the site publishes, and their schema
"""
