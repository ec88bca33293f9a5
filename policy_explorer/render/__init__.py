"""The fourth stage: values of the site to the bytes of its files. Reads templates/ and static/; otherwise pure.

- `page`, `pages`, `paging`: pages as values; `environment`, `compiled`, `page_shell`: templates to HTML
- `measure_page`, `booklet`, `explorer_page`, `timeline`, `charts`, `bundle_pages`, `component_samples` (with
  `sample_content`): what single kinds of page show
- `cards`, `list_values`, `measure_rows`, `facets`: lists of measures
- `condition_rows`, `figures`, `fragments`, `passages`, `handout`, `qr_code`: parts of a page
- `explorer_data`, `questionnaire_data`, `measure_entries`, `rule_entries`, `judging_data`, `search_data`, `search_words`, with `slices`: the data scripts; `open_data`: data for programs
- `assets`, with `js_module`, `module_bundler`, `minify` and `content_policy`: styles and scripts
- `tools`: what all of these use
"""
