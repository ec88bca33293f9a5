"""The command `import`: an official notice to a drafted content folder.

In the order of the work:

- `import_notice`: the whole command, step by step
- `fields.existing_content`: what the content folder has already; `fields.default_vocabularies`: entries for one that has none
- `limits`: all until the files are written runs in a process of its own, with limits of time and memory
- `readers`: a file to lines and table rows (`blocks`). For web pages `page_lines`, `page_notice` and `page_facts`
  find the lines of the notice, and what the page says of it
- `structure`: lines to paragraphs (`clean`), then paragraphs to the parts of the notice (`outline`). `levels` finds the
  numbers, `schemes` tries the ways to divide the notice and scores them, `builder` divides it by one, with `landmarks`
  (measures without numbers), `table` (measures in a table), `annexes` and `tasks` (a table in an annex that names the units
  of measures); `provisions` says what is no measure, `items` divides one measure, and `leftovers` says what the division
  does not explain
- `wording`: what the two before and the next ask of a text: numbers, closings, units, the furniture of web pages
- `fields`: parts to fields (`draft`), one module a kind of field
- `writing`: fields to files (`folder`), proved to be the whole notice
- `report`: the summary for the editor
- `companion`: instead of all this, a guide for applicants to a companion of a document
"""
