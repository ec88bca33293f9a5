"""Rules: their verdicts, proofs and explanations. Pure.

- `spec`: operators and limits, from `spec.json`, which the rule engine of the pages reads too
- `evaluate`: answers to verdicts; `ranges`: where an answer is a range of numbers
- `computed`: answers with those to sums and ratios of others
- `compose`: the rule of a benefit and the conditions that govern it as one
- `reasons`: why a verdict is what it is; `changes`, `candidates`, `remedies`: what would change it
- `relevance`: which questions can still change a verdict
- `payout_plan`, `payouts`, `payout_wording`, `decimals`: what a benefit comes to, see docs/decisions/payouts.md
- `bands`: the ranges that number questions offer
- `cells`, `formula`, `truth_table`, `boolean_difference`: what `analyse` proves with, see
  docs/decisions/proofs-by-cases.md
- `witnesses`: answers that show a property of a rule
- `fingerprint`: the version of the rules
"""
