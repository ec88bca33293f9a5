"""Texts: read, normalised, compared and worded. Pure.

- `verbatim`: a passage compared with the official text; `lookalikes`, `invisible`: differences that eyes miss
- `quantities`: the numbers and dates in a text; `month_days`: the days of a year in it, whichever year;
  `dotted_months`: whether 2024.4 is a month
- `units`: quantities, which are numbers with units, by value; `lengths`: those of time; `unit_kinds`: units without a
  ratio; `chinese_numbers`
- `comparisons`: what the words around a figure say, by `comparison_table`; `exclusions`: what they take out;
  `polarity`: whether a text affirms or denies
- `borne_out`: whether the figures of an editor's text are those of an official text; `promises`: whether it promises more
- `term_ends`: whether a text says how a term ends, and that it is provisional; `term_starts`: the day that it counts from
- `payout_figures`: the figures of a payout as amounts; `payout_limits`: words for what no payout works out;
  `intervals`: how often something is given
- `ranges`: from one figure or day to another
- `normalise`, `tokens`: a text as the search compares and indexes it; `pinyin`: how its words are read
- `patterns`: expressions that are compiled at their first use
- `wording`: conditions and answers in Chinese
- `markdown`: the pages that editors write, to HTML; `headings`: those of such a page
- `data_script`: a value to a script; `data_shapes`: the shapes of these values
"""
