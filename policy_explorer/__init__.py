"""Policy explorer: a folder of YAML about the measures of a government notice -> a searchable static site.

The packages of the pipeline, in order:

- `load`, `validate`, `derive`, `render`, `search`, `editions`, `publish`: the stages
- `build`: the one composition of the stages, with cache and processes
- `cli`: the command line

Beside the pipeline:

- `model`: what an editor writes; `schemas`: its JSON Schemas
- `rules`: evaluates, proves and explains rules; `text`: normalises, compares and words texts
- `preview`, `match`, `importing`, `doctor`, `scaffold`: the commands that are no build
- `errors`, `resources`, `digests`, `memo`, `collector`: modules that every package may import

docs/architecture.md has a picture; docs/glossary.md explains the words.
"""
