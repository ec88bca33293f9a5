"""The command `import`: an official notice to a drafted content folder.

In the order of the work:

- `import_notice`: the whole command, step by step
- `existing_content`: what the content folder has already; `default_vocabularies`: entries for one that has none
- `limits`: all until the files are written runs in a process of its own, with limits of time and memory
- `read`, with `read_txt`, `read_html`, `read_docx` (and `word_numbering`), `read_pdf` (and `pdf_tables`): a file to lines and
  table rows (`blocks`)
- for web pages `page_lines`, `page_notice`, `page_facts` and `page_words`: a page to the lines of its notice, and what the
  page says of it, which `page_fields` uses
- `clean`: lines to paragraphs
- `structure`: paragraphs to the parts of the notice (`outline`). `headings` and `levels` find the numbers, `schemes` tries
  the ways to divide the notice and scores them, `builder` divides it by one, with `landmarks` (measures without numbers),
  `table` (measures in a table), `closing`, `annexes` and `tasks` (a table in an annex that
  names the units of measures); `provisions` says what is no measure, `items` divides one measure, and
  `leftovers` says what the division does not explain
- parts to fields (`draft`): `document`, with `passages`, `document_period`, `document_relations` (repeals, extensions) and
  `general_clauses`; `measures`, with `unit_clauses` and `units`, `figures`, `payouts` and `payout_parts`, `windows`, `access`;
  `ways`
- `folder`, with `site_files` and `yaml_text`: fields to files, proved to be the whole notice
- `write_folder`: writes the files, and replaces none
- `report`: the summary for the editor
- `companion`, with `guide`: instead of all this, a guide for applicants to a companion of a document
"""
