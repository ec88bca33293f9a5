"""The search: measures to the files under `search/`. Runs Pagefind; see docs/decisions/character-search.md.

- `index`: composes all of it
- `document_words`: the part that a document has in all of it
- `documents`: the texts and tags by which a measure is found
- `figures`, `text_words`: the figures, dates and words of official texts
- `passages`: the texts as printed, from which excerpts are cut
- `pagefind`: records to one Pagefind index
"""
