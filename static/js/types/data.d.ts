// The shapes of the data scripts.

type Operand = string | number | boolean | string[];

/** A test of one fact; exactly one operator is present. */
interface TestEntry {
  fact: string;
  is?: string | boolean;
  one_of?: string[];
  includes?: string;
  includes_any?: string[];
  at_least?: number;
  at_most?: number;
  more_than?: number;
  less_than?: number;
  on_or_after?: IsoDate;
  on_or_before?: IsoDate;
  after?: IsoDate;
  before?: IsoDate;
}

type Operator = Exclude<keyof TestEntry, 'fact'>;

/** A test in a rule, with its clause, its wording and the anchor of the clause. */
interface FactTestEntry extends TestEntry {
  quote: string;
  words: string;
  at: string;
}

/** A condition that only a department can judge. */
interface ManualEntry {
  manual: string;
  quote: string;
  by: string;
  words: string;
  at: string;
}

interface AllEntry {
  all: RuleEntry[];
}

interface AnyEntry {
  any: RuleEntry[];
}

interface NotEntry {
  not: RuleEntry;
}

type LeafEntry = FactTestEntry | ManualEntry;
type RuleEntry = AllEntry | AnyEntry | NotEntry | LeafEntry;

/** A place of a test, -1 for a manual condition, or a connective (0 all, 1 any, 2 not) and its parts. */
type CompactRule = number | [number, ...CompactRule[]];

interface BandEntry {
  answer: RangeAnswer;
  label: string;
}

interface OptionEntry {
  id: string;
  label: string;
  help?: string;
}

interface QuestionEntry {
  id: string;
  name: string;
  ask: string;
  help?: string;
  type: 'boolean' | 'choice' | 'choices' | 'number' | 'date';
  tier: number;
  unit?: string;
  whole?: boolean;
  minimum?: number;
  maximum?: number;
  fixed?: boolean;
  options?: OptionEntry[];
  bands?: BandEntry[];
  version: string;
}

interface PresetEntry {
  id: string;
  name: string;
  help?: string;
  answers: Record<string, Answer>;
}

interface ClauseEntry {
  title: string;
  quote: string;
}

interface DocumentEntry {
  id: string;
  title: string;
  reference: string;
  url: string;
  clauses: ClauseEntry[];
  superseded?: IsoDate;
}

interface DepartmentEntry {
  name: string;
  url: string;
}

interface PeriodEntry {
  from: IsoDate;
  until: IsoDate;
  basis: string;
  quote: string;
  note?: string;
  superseded?: IsoDate;
}

interface BenefitEntry {
  id: string;
  title: string;
  kind: string;
  quote: string;
  period?: PeriodEntry;
  rule?: RuleEntry;
}

interface MeasureEntry {
  key: string;
  document: string;
  number: number;
  title: string;
  url: string;
  lead: string[];
  period: PeriodEntry;
  benefits: BenefitEntry[];
}

/** [document, number, from, until, rules, own periods as [benefit, from, until]]; days and documents are places. */
type JudgingRow =
  | [number, number, number, number, (CompactRule | null)[]]
  | [number, number, number, number, (CompactRule | null)[], [number, number, number][]];

/** data/questionnaire.js. A small site has `measures`; a large one has `tests`, `days` and `rows`. */
interface QuestionnaireData {
  version: string;
  questions: QuestionEntry[];
  presets: PresetEntry[];
  documents: DocumentEntry[];
  departments: DepartmentEntry[];
  measures?: MeasureEntry[];
  tests?: TestEntry[];
  days?: IsoDate[];
  rows?: JudgingRow[];
}

interface FacetData {
  id: string;
  title: string;
  options: [string, string][] | [string, [number, string][]][];
  values: (number | number[])[];
}

/** data/explorer.js: a row for each measure, in columns. */
interface ExplorerData {
  documents: string[];
  document: number[];
  number: number[];
  days: IsoDate[];
  from: number[];
  until: number[];
  facets: FacetData[];
  superseded?: (IsoDate | null)[];
  lastDay?: number[];
  titles?: string[];
  names?: string[];
}

/** What it gives, amounts as [label, figure], summary. */
type CardRow = [string, [string, string][], string];

/** data/search.js. */
interface SearchData {
  characters: [string, string];
  entries: string[][];
  terms: string[][];
}

/** search/measures.js; `files` are [name, number of measures]. */
interface SearchMeasures {
  keys: string[];
  files: [string, number][];
  labels: string[];
}

/** search/pagefind/pages.js. */
interface SearchPages {
  slices: number[];
  pages: string[];
  headingEnds: number[];
  officialEnds: number[];
}

/** search/passages/<name>.js: [official, beside, tags]. */
type PassagesData = [string, string, string];
