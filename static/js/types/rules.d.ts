// What the rule engine takes and gives. The shapes of rules themselves are generated: see data.d.ts.

/** A calendar date as text, YYYY-MM-DD. */
type IsoDate = string;

/** A calendar date as the number of days since 1970-01-01. */
type DayNumber = number;

/** true, false, or null for unknown (Kleene's three-valued logic). */
type Truth = boolean | null;

/** An answer that is an interval of numbers: at most one lower and one upper bound. */
interface RangeAnswer {
  at_least?: number;
  more_than?: number;
  at_most?: number;
  less_than?: number;
}

/** An interval with its bounds resolved; an open end is infinite. */
interface NumberRange {
  low: number;
  lowIn: boolean;
  high: number;
  highIn: boolean;
}

/**
 * An option's id, a boolean, a number or range, an ISO date, the ids of several options (empty: none of them), null:
 * 不清楚.
 */
type Answer = string | boolean | number | RangeAnswer | string[] | null;

/** Answers by fact. A fact that is no key has not been answered. */
type Answers = Map<string, Answer>;

type Verdict = 'yes' | 'maybe' | 'no' | 'none';

/** A test of a length or an age, `written`, as it is on a reference date: a test of the same date, and words that say so. */
interface DatedTestEntry extends FactTestEntry {
  written: TestEntry;
}

/** A test, and the outcome that it must have for the rule not to fail. */
interface Change {
  test: FactTestEntry;
  wanted: boolean;
}

/** A minimal set of changes, the truth of the rule after it (true or null), and answers that bring it about. */
interface Remedy {
  changes: Change[];
  then: Truth;
  answers: Answers;
}

/** An answer that gives the wanted outcomes; `sideEffects` counts the other tests whose outcome it changes. */
interface Candidate {
  sideEffects: number;
  answer: Answer;
}

/** Why a rule fails: all changes of `always` are needed, and one list of `oneOf`, if there is any. */
interface FailureReasons {
  always: Change[];
  oneOf: Change[][];
}

/** The undecided leaves of a rule, by what would decide them. */
interface UndecidedLeaves {
  unanswered: FactTestEntry[];
  unknown: FactTestEntry[];
  manual: ManualEntry[];
}

/** All rules of a site, compiled; see rules/rule_table.js. Ranges of rules are half-open: [from, to). */
interface RuleTable {
  size: number;
  setDay(day: IsoDate): void;
  judge(
    answers: Answers,
    from?: number,
    to?: number,
    ranks?: Map<string, number>
  ): {verdicts: Uint8Array; open: Map<string, number>; votes: Map<string, number>};
  decidedBy(fact: string, answers: Answers, from?: number, to?: number): number[];
  idle(answers: Answers, from?: number, to?: number): Set<string>;
  openTests(rule: number, answers: Answers): number[];
  tests(fact: string, from: number, to: number): boolean;
}

/** What the search for changes passes down: tests by key, the places of those that nobody can change. */
interface ChangeSearch {
  places: Map<string, number>;
  fixed: Set<number>;
  answers: Answers;
}

interface WeighedSet {
  places: number[];
  fixed: number;
}

/** An operator of policy_explorer/rules/spec.json: the answers that it judges, and their relation to the operand. */
interface OperatorSpec {
  answer: 'choice' | 'option' | 'options' | 'number' | 'date' | 'elapsed' | 'age';
  relation: 'equals' | 'in' | 'contains' | 'intersects' | '>=' | '<=' | '>' | '<';
  bound?: 'lower' | 'upper';
  opposite?: Operator;
}

/** An exact decimal number: `digits` divided by ten to the power of `scale`; `text` once it has been written. */
interface Decimal {
  digits: bigint;
  scale: number;
  text?: string;
}

type WorkedState = 'figure' | 'decided' | 'unanswered' | 'unknown' | 'range' | 'outside';

/** What a payout comes to; see policy_explorer/rules/payouts.py. */
interface Worked {
  state: WorkedState;
  value?: string;
  unit?: string;
  line?: number;
  number?: string;
  product?: string;
  capped?: boolean;
  parts?: string[];
  facts?: string[];
}

/** One step of a figure, in words, with its clause. */
interface PayoutStep {
  words: string;
  quote: string;
  at: string;
}
