"""The command `import`: an official notice to a drafted content folder.

In the order of the work:

- `import_notice`: the whole command, step by step
- `existing_content`: what the content folder has already; `default_vocabularies`: entries for one that has none
- `read`, with `read_txt`, `read_html`, `read_docx` (and `word_numbering`), `read_pdf`: a file to lines and table rows
  (`blocks`)
- `clean`: lines to paragraphs
- `structure`: paragraphs to the parts of the notice (`outline`). `headings` and `levels` find the numbers, `schemes` tries
  the ways to divide the notice and scores them, `builder` divides it by one, with `landmarks` (measures without numbers),
  `table` (measures in a table) and `closing`; `provisions` says what is no measure, `items` divides one measure, and
  `leftovers` says what the division does not explain
- parts to fields (`draft`): `document`, with `passages`, `document_period`, `document_relations` (repeals, extensions) and
  `general_clauses`; `measures`, with `unit_clauses` and `units`, `figures`, `payouts` and `payout_parts`, `windows`, `access`;
  `ways`
- `folder`, with `site_files` and `yaml_text`: fields to files, proved to be the whole notice
- `write_folder`: writes the files, and replaces none
- `report`: the summary for the editor
"""
