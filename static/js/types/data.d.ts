// Generated from policy_explorer/text/data_shapes/; tests/schemas/test_script_types.py rewrites it.

/** The name of an operator of a test. */
type Operator = Exclude<keyof TestEntry, 'fact'>;

/** The index of a test, -1 for a manual condition, or a connective (rules/spec.json) and its parts. */
type CompactRule = number | [number, ...CompactRule[]];

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
  elapsed_at_least?: LengthEntry;
  elapsed_more_than?: LengthEntry;
  elapsed_at_most?: LengthEntry;
  elapsed_less_than?: LengthEntry;
  age_at_least?: number;
  age_more_than?: number;
  age_at_most?: number;
  age_less_than?: number;
}

/** A test in a rule, with its clause, its wording and the place of the clause. `words` say it where it is met, `unmet` where it is not. `at` is an anchor on the page of the measure, or the address of a place on the page of the document. `source` says where the test stands if that is not in the benefit. */
interface FactTestEntry {
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
  elapsed_at_least?: LengthEntry;
  elapsed_more_than?: LengthEntry;
  elapsed_at_most?: LengthEntry;
  elapsed_less_than?: LengthEntry;
  age_at_least?: number;
  age_more_than?: number;
  age_at_most?: number;
  age_less_than?: number;
  quote: string;
  words: string;
  unmet: string;
  at: string;
  source?: string;
}

/** A condition that only a department can judge; `at` and `source` as those of a test. */
interface ManualEntry {
  manual: string;
  quote: string;
  by: string;
  words: string;
  at: string;
  source?: string;
}

/** All parts have to be met. */
interface AllEntry {
  all: RuleEntry[];
}

/** One part has to be met. */
interface AnyEntry {
  any: RuleEntry[];
}

/** The part must not be met. */
interface NotEntry {
  not: RuleEntry;
}

/** At least so many parts have to be met; the other fields are those of a test. */
interface CountEntry {
  count: RuleEntry[];
  at_least: number;
  quote: string;
  words: string;
  at: string;
  source?: string;
}

interface TermDays {
  from?: IsoDate;
  until?: IsoDate;
}

/** An earlier part of a period, before an extension that begins on the day `resumes`: how it ended. */
interface StretchEntry {
  until?: IsoDate;
  ends?: 'indefinite' | 'further_notice' | 'budget' | 'project' | 'not_stated';
  used_up?: IsoDate;
  resumes: IsoDate;
  afterwards?: TermDays[];
}

/** Both days belong to the period. A day that the text does not give is absent, and `ends` then says how it ends. `issued` is the day of the document, present where no first day is. `used_up` is the day from which its budget is used up, `fact` the question whose answer it is compared with, `superseded` the day from which its document no longer applies, `extended` says in words which documents extend it, `earlier` are the parts before an extension that does not follow at once, the oldest first, `afterwards` the times after the last day in which one can still apply. */
interface PeriodEntry {
  from?: IsoDate;
  until?: IsoDate;
  basis: string;
  quote?: string;
  issued?: IsoDate;
  ends?: 'indefinite' | 'further_notice' | 'budget' | 'project' | 'not_stated';
  used_up?: IsoDate;
  provisional?: boolean;
  fact?: string;
  note?: string;
  superseded?: IsoDate;
  extended?: string;
  earlier?: StretchEntry[];
  afterwards?: TermDays[];
}

/** A length of time; exactly one unit is present. Working days are never counted. */
interface LengthEntry {
  years?: number;
  months?: number;
  days?: number;
  working_days?: number;
}

/** Days of a year as MM-DD, both included; at least one is present. */
interface YearlyDays {
  from?: string;
  until?: string;
}

/** The time after an event, or a length of it; `fact` is the question about its date. */
interface EventEntry {
  event: string;
  within?: LengthEntry;
  fact?: string;
}

/** When one can apply: exactly one of `once`, `yearly` and `after`. `spans` are the parts of its term, if any day is known. With `afterwards` they are the days on which one can apply for what its term gave. */
interface WindowEntry {
  once?: TermDays;
  yearly?: YearlyDays;
  after?: EventEntry;
  afterwards?: boolean;
  quote: string;
  spans?: TermDays[];
}

/** A clause; `at` is its place, on the page of the measure or as an address. */
interface ClauseOfPayout {
  quote: string;
  at?: string;
}

/** A figure, in words too. */
interface FigureEntry {
  quote: string;
  at?: string;
  value: string;
  unit: string;
  words: string;
}

/** What the result is never above; `size` is the same in the unit of the result. */
interface CapEntry {
  quote: string;
  at?: string;
  value: string;
  unit: string;
  words: string;
  size: string;
}

/** A tier: the tests that an answer has to meet, in words too, and its figure. */
interface LineEntry {
  quote: string;
  at?: string;
  tests: TestEntry[];
  words: string;
  value: string;
}

/** The tests that an answer has to meet for a tier. */
interface TierNeeds {
  tests: TestEntry[];
}

/** What tells which answers a payout still needs. */
interface PayoutNeeds {
  by?: string;
  tiers?: TierNeeds[];
  highest?: unknown;
  times?: string;
}

/** The parts in which the result is paid, each in per cent where that is written. */
interface InstalmentsEntry {
  quote: string;
  at?: string;
  shares?: string[];
  every: 'year' | 'half_year' | 'quarter' | 'month';
  words: string;
}

/** How many there are, or how much in all. */
interface QuotaEntry {
  quote: string;
  at?: string;
  value: string;
  unit: string;
  words: string;
  every?: 'year' | 'half_year' | 'quarter' | 'month';
}

/** A payout. `by` is the fact of the tiers, `times` the fact that a figure is multiplied with. */
interface PayoutEntry {
  way: 'fixed' | 'rate' | 'per' | 'range' | 'at_most' | 'tiers';
  unit: string;
  each: string;
  value?: string;
  from?: string;
  to?: string;
  by?: string;
  tiers?: LineEntry[];
  highest?: ClauseOfPayout;
  times?: string;
  money?: number;
  counted?: string;
  words: string;
  quote: string;
  at?: string;
  capped_at?: CapEntry;
  instalments?: InstalmentsEntry;
  allotted?: QuotaEntry;
}

/** A range of numbers to choose from. */
interface BandEntry {
  answer: RangeAnswer;
  label: string;
}

/** An option of a question; `phrases` by which people say it, with the aliases of a term that has its label. */
interface OptionEntry {
  id: string;
  label: string;
  help?: string;
  yes_words?: string;
  no_words?: string;
  phrases?: string[];
}

/** A question as it is written, with the bands that the rules define and the version of all that depends on its answer. */
interface QuestionEntry {
  id: string;
  name: string;
  ask: string;
  help?: string;
  type: 'boolean' | 'choice' | 'choices' | 'number' | 'date';
  tier: number;
  yes_words?: string;
  no_words?: string;
  phrases?: string[];
  unit?: string;
  whole?: boolean;
  minimum?: number;
  maximum?: number;
  fixed?: boolean;
  options?: OptionEntry[];
  bands?: BandEntry[];
  version: string;
}

/** One fact divided by another. */
interface RatioEntry {
  of: string;
  to: string;
}

/** A fact that is not asked but follows from answers: a ratio or a sum, with the range that its parts leave it. */
interface ComputedEntry {
  id: string;
  name: string;
  type: 'number';
  unit?: string;
  whole?: boolean;
  minimum?: number;
  maximum?: number;
  fixed?: boolean;
  ratio?: RatioEntry;
  sum?: string[];
}

/** Answers by fact to start from. */
interface PresetEntry {
  id: string;
  name: string;
  help?: string;
  phrases?: string[];
  answers: Record<string, Answer>;
}

/** A sector by which people name their business, its aliases and the address of its page. */
interface SaidSector {
  name: string;
  url: string;
  aliases?: string[];
}

/** A general clause that concerns applicants: `place` is what it says of its own place, `measures` those that it applies to, if not to all. */
interface ClauseEntry {
  title: string;
  quote: string;
  place?: string;
  measures?: number[];
}

/** `superseded` is the day from which the document no longer applies. */
interface DocumentEntry {
  id: string;
  title: string;
  reference: string;
  url: string;
  clauses: ClauseEntry[];
  superseded?: IsoDate;
}

/** A department and the address of its page; `collective` if the notice does not list which units it means. */
interface DepartmentEntry {
  name: string;
  url: string;
  collective?: boolean;
}

/** A statement of how to apply: label and words of what it says, and where it is from in words. Its quote stands at `at`, an anchor on the page of the measure or an address; `url` is the web page that it is from. */
interface WayEntry {
  said: [string, string][];
  origin: string;
  quote?: string;
  at?: string;
  url?: string;
}

/** How a benefit stands to others, in words; `others` are key, title and address of each. `at` is where the quote stands. Of what is `amended`, the other is the document that changes it. */
interface RelationEntry {
  kind: 'excludes' | 'tops_up' | 'topped_up_by' | 'at_most_one' | 'amended';
  words: string;
  others: PassagesData[];
  quote: string;
  at: string;
}

/** `how` says in words what there is to do; `word` is the word of a clause that only allows or encourages. `brief` is how to apply in few words, `ways` are all statements of it, and `missing` says what nobody wrote of it. `gives` says in words the amounts and rates that it grants; `worth` is the fixed sum, in yuan, that it is ordered by. `counterpart` is whom the notice names to have it from, where that is not a department; it `decides` where the clause leaves it to it. Work of the government has no rule. Its period is present only if it differs from that of its measure, its windows only if they do. `lead` and `responsible` are units that it alone names. */
interface BenefitEntry {
  id: string;
  title: string;
  kind: string;
  quote: string;
  access: 'apply' | 'direct' | 'counterpart' | 'government';
  how: string;
  gives?: string;
  worth?: number;
  word?: string;
  decides?: boolean;
  brief?: string;
  ways?: WayEntry[];
  missing?: string;
  relations?: RelationEntry[];
  counterpart?: string;
  period?: PeriodEntry;
  lead?: string[];
  responsible?: string[];
  windows?: WindowEntry[];
  payout?: PayoutEntry;
  rule?: RuleEntry;
}

/** A measure with all that the results of the questionnaire show; `label` only where it is not the number. `contact` is whom to ask where no unit leads: the role, and the names of units or that none is stated. */
interface MeasureEntry {
  key: string;
  document: string;
  number: number;
  label?: string;
  title: string;
  url: string;
  lead: string[];
  contact?: [string, string[]];
  period: PeriodEntry;
  windows?: WindowEntry[];
  benefits: BenefitEntry[];
}

/** data/questionnaire.js. A small site has `measures`; a large one has `tests`, `days`, `rows` and others, see judging_data.py. */
interface QuestionnaireData {
  version: string;
  questions: QuestionEntry[];
  computed?: ComputedEntry[];
  presets: PresetEntry[];
  sectors: SaidSector[];
  documents: DocumentEntry[];
  departments: DepartmentEntry[];
  measures?: MeasureEntry[];
  tests?: TestEntry[];
  days?: IsoDate[];
  used_up?: IsoDate[];
  pauses?: PauseRow[];
  payouts?: PayoutNeeds[];
  paid?: [number, number, number][];
  worth?: [number, number, number][];
  afterwards?: PauseRow[];
  rows?: JudgingRow[];
}

/** The place of the option whose measures belong to every other option too; only where there is one. */
interface CoveringOption {
  covers_all?: number;
}

/** A facet. Options are [id, label], or for chapters of several documents [document, [[number, name]…]]. A value is the index of the measure's option, or indices where there are none or several. */
interface FacetData {
  covers_all?: number;
  id: string;
  title: string;
  options: [string, string][] | [string, [number, string][]][];
  values: (number | number[])[];
}

/** What a card says at once; only where the page does not have all cards. `labels` only where one is not a number. `asked` only where no unit leads some measure: of these the role and the names of whom to ask. */
interface TitleColumns {
  titles?: string[];
  labels?: string[];
  asked?: ([string, string] | null)[];
  names?: string[];
}

/** By document; only where something supersedes a document. */
interface SupersededColumns {
  superseded?: (IsoDate | null)[];
}

/** By measure; each only where a measure has such a term. */
interface EndColumns {
  ends?: ('indefinite' | 'further_notice' | 'budget' | 'project' | 'not_stated' | '')[];
  used_up?: number[];
  provisional?: number[];
  facts?: string[];
  earlier?: StretchEntry[][];
  afterwards?: TermDays[][];
}

interface ExplorerDays {
  from: number[];
  until: number[];
}

/** data/explorer.js: a row for each measure, in columns; see explorer_data.py. */
interface ExplorerData {
  from: number[];
  until: number[];
  titles?: string[];
  labels?: string[];
  asked?: ([string, string] | null)[];
  names?: string[];
  superseded?: (IsoDate | null)[];
  ends?: ('indefinite' | 'further_notice' | 'budget' | 'project' | 'not_stated' | '')[];
  used_up?: number[];
  provisional?: number[];
  facts?: string[];
  earlier?: StretchEntry[][];
  afterwards?: TermDays[][];
  documents: string[];
  document: number[];
  number: number[];
  days: IsoDate[];
  facets: FacetData[];
}

/** What people say, and what they mean by it: words of the texts, words that come near, and tags as places in `entries`. Words are joined by line ends. */
interface EverydayEntry {
  say: string;
  find?: string;
  near?: string;
  tags?: number[];
  absent?: boolean;
}

/** data/search.js: two strings of equal length, names with their aliases, and figures with their spellings; see search_data.py. */
interface SearchData {
  characters: [string, string];
  entries: string[][];
  terms: string[][];
  everyday: EverydayEntry[];
  figures: [string, string[]][];
}

/** Characters, and the usual reading of each without its tone, joined by spaces. */
interface Syllables {
  characters: string;
  readings: string;
}

/** search/words.js: words by kind, joined by line ends, and what the names of data/search.js name; see search_words.py. */
interface SearchWords {
  words: [string, string][];
  named: [string, number][];
  printed: string[];
  syllables: Syllables;
  exceptions: [number, string][];
}

/** search/measures.js: `files` are [name, number of measures]. */
interface SearchMeasures {
  keys: string[];
  files: [string, number][];
  labels: string[];
}

/** search/pagefind/pages.js: how many measures each slice has, and of each measure its page and the ends of its passages. */
interface SearchPages {
  slices: number[];
  pages: string[];
  headingEnds: number[];
  officialEnds: number[];
}

/** The data of the service worker. `precached` are hashes, by path, of the files that it caches at once; `keptFolders` contain pages that it caches when they are visited. `versions` are those by which pages ask for styles and scripts, and for data. */
interface PrecacheManifest {
  precached: Record<string, string>;
  keptFolders: string[];
  versions: [string, string];
}

type LeafEntry = FactTestEntry | ManualEntry;

type RuleEntry = AllEntry | AnyEntry | NotEntry | CountEntry | FactTestEntry | ManualEntry;

type JudgingRow = [number, number, number, number, (CompactRule | null)[]] | [number, number, number, number, (CompactRule | null)[], [number, number, number][]];

type PauseRow = [number, number, IsoDate, IsoDate];

type CardRow = [string, [string, string][], string];

type PassagesData = [string, string, string];
