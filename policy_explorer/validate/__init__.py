"""The second stage: sources to the catalogue, or all problems of the content. `validate.py` lists the rules.

- `validate`: runs the rules, and builds the models of content without problems
- `source_file`: a file as rules see it, and how they select values; `content`: all files, by what they are
- `shapes`, `messages`, `hints`: types and fields, by the models, with messages for editors and how to correct them; `field_names`: Chinese names of fields
- rules of shared files: `names`, `uniqueness`, `everyday`, `questions`, `answer_words`, `phrases`, `presets`, `life_situations`
- rules of one document: `numbering`, `notice_text`, `quotes`, `companions`, `ways`, `superiors`, `benefit_relations`, `unit_words`, `amounts`, `bounds`, `comparisons`, `counts`, `ranges`, `polarity`,
  `document_days`, `periods`, `period_words`, `windows`, `window_words`, `windows_afterwards`, `recorded_figures`, `derived_figures`, `conditions`,
  `general_provisions`, `facts_apart`, `examples`, `example_coverage`, `proofs`, `payout_facts`, `payout_quotes`, `payout_words`, `payout_limits`, `payout_order`, `payout_proofs`
- `payouts`: the payouts of a measure as rules see them
- `period_claims`: the periods that a notice writes, beside the quotes that have to bear them out
- `checked_examples`: the examples of a benefit as `example_coverage` sees them; `missing_examples`: what they lack
- `effective_rules`: the rules by which examples are judged, with the conditions that govern them
- rules between documents: `terms`, `everyday_in_texts`, `supersessions`, `extensions`, `windows_in_terms`, `follow_ups`, and what these share, `relations`,
  `named_measures`; `facts` is what they know of each document, `outside_windows` among that
- `answers`: which answers a question accepts; `computed`: what is wrong with a computed fact; `example_parts`: its parts in examples
"""
