// What the explorer (index.html) works on.

interface FacetOption {
  id: string;
  label: string;
  within?: string;
}

/**
 * A facet as a column: the options of measure m are `values` from `starts[m]` to `starts[m + 1]`; `single`: exactly one
 * each. The measures of the option `coversAll`, where there is one, belong to every other option too; it is the last of
 * theirs.
 */
interface Facet {
  id: string;
  title: string;
  options: FacetOption[];
  starts: Uint32Array;
  values: Uint16Array;
  single: boolean;
  coversAll?: number;
}

/** All measures as columns; days are numbers. */
interface Columns {
  size: number;
  keys: string[];
  places: Map<string, number>;
  days: IsoDate[];
  periods: PeriodDays[];
  statuses: PeriodStatus[];
  facets: Facet[];
}

type Sort = 'number' | 'deadline' | 'department' | 'relevance';

/** What the reader has chosen; null for nothing. `choices` maps the id of a facet to ids of its options. */
interface ExplorerState {
  query: string;
  /** Look for what is typed only. */
  exact: boolean;
  day: IsoDate | null;
  sort: Sort | null;
  choices: Map<string, string[]>;
  endsFrom: IsoDate | null;
  endsTo: IsoDate | null;
}

/** The state as the filter takes it: places and numbers instead of names; `hits` are the places that a search found. */
interface FilterSelection {
  chosen: Map<string, Set<number>>;
  endsFrom: DayNumber | null;
  endsTo: DayNumber | null;
  hits: Ranking | null;
}

interface FilterCriterion {
  id: string;
  miss: (missed: Int8Array, place: number) => void;
}

/** For each option how many measures have it, and how many of them only since they have the one that covers all. */
interface OptionCounts {
  counts: Int32Array;
  general: Int32Array;
}

/** See filterMeasures in explorer/filter.js. */
interface FilterResult {
  count: number;
  matches: Uint8Array;
  matching: Int32Array;
  counts: {get(id: string): Int32Array};
  general: {get(id: string): Int32Array};
  criteria: string[];
  missed: Int8Array;
  without: Map<string, number>;
}

/** One chosen condition, shown as a chip. */
interface ChosenCondition {
  label: string;
  criterion: string;
  option: string | null;
}

type StatusCounts = Record<PeriodStatus, number>;

interface BestDay {
  day: IsoDate | null;
  count: number;
}

/**
 * What the words of a reference date depend on besides it: how many measures are in force today, and the last day of all.
 */
interface DayContext {
  chosen: boolean;
  isPast: boolean;
  holdingNow: number;
  last: IsoDate | null;
}

interface DayLines {
  headline: string;
  note: string;
  alarming: boolean;
}

/** The search as the explorer sees it; while pending, `answer` is that of the query before. */
interface SearchStatus {
  status: 'idle' | 'pending' | 'ready' | 'failed';
  query: string;
  exact: boolean;
  answer: SearchAnswer | null;
}

/** What the list of results shows. */
/** The hits of a search as places, best first: how many, the first of them, and all, which take longer to order. */
interface Ranking {
  count: number;
  best: number[];
  all: () => number[];
}

/** `first`: the places of the first results, as many as are asked for. */
interface ExplorerResults {
  first: (limit: number) => number[];
  found: FilterResult;
  conditions: ChosenCondition[];
  query: string;
  day: IsoDate | null;
  today: IsoDate;
  answer: SearchAnswer | null;
}

interface ResultsCallbacks {
  onRemedy: (criterion: string) => void;
  onNothing: (slot: HTMLElement, answer: SearchAnswer) => void;
}

interface SuggestionCallbacks {
  onPick: (text: string) => void;
  day: () => IsoDate | null;
  keyOf: (title: string) => string | null;
}

/** What assets/search_help.js does. */
interface SearchHelp {
  startSuggestions: (
    form: HTMLElement,
    suggest: Search['suggest'],
    callbacks: SuggestionCallbacks
  ) => {ask: () => Promise<void>};
  showNothingFound: (
    slot: HTMLElement,
    near: HTMLElement[],
    sought: string,
    callbacks: {onSituation: (entry: HTMLDetailsElement) => void}
  ) => void;
}

interface CardsView {
  /** Return the key of the only measure with this title. */
  keyOf(title: string): string | null;
  /** Return links to the measures at these places. */
  links(places: number[]): HTMLElement[];
  show(places: number[]): HTMLElement[];
  showFirst(places: number[]): HTMLElement[];
  loadText(places: number[]): Promise<void>;
}

interface Chip {
  item: HTMLElement;
  button: HTMLButtonElement;
  label: HTMLElement;
  condition: ChosenCondition | null;
}

/** The checkbox of an option; `shown` is the count that it shows. */
interface FacetRow {
  item: HTMLElement;
  input: HTMLInputElement;
  count: HTMLElement;
  general: HTMLElement | null;
  details: HTMLDetailsElement | null;
  shown: number | null;
}

/** The checkboxes of a facet; `onDemand`: its options are offered only when they make sense. */
interface FacetRows {
  fieldset: HTMLFieldSetElement;
  list: Map<string, FacetRow>;
  folds: HTMLDetailsElement | null;
  onDemand: boolean;
  inSight: boolean;
  isShown: boolean; // whether the counts have been shown since the last change
  chosen: Set<string> | null;
  showCounts: () => void;
}

interface ChartBar {
  link: HTMLElement;
  id: string;
  place: number;
  drawing: SVGElement;
  count: HTMLElement;
  words: HTMLElement;
}

/** Goes to the next state; `replace` overwrites the last step of the history. */
type StateChange = (next: (state: ExplorerState) => ExplorerState, options?: {replace?: boolean}) => void;

/** What drawing the explorer needs besides its state. */
interface ExplorerModel {
  columns: Columns;
  statesOn: (day: IsoDate, now: IsoDate) => Facet;
  statesNow: (now: IsoDate) => Facet;
  ordered: (sort: Sort, day: IsoDate, ranked: number[] | null) => number[];
  rankedOf: (answer: SearchAnswer, day: IsoDate) => Ranking;
}

/** Returns the part of the page with the attribute data-<name>. */
type PartOf = (name: string) => HTMLElement;

/** What is said of a query; with `label` it offers another one. */
interface ReadingPiece {
  text: string;
  label?: string;
  query?: string;
  exact?: boolean;
}

interface SearchCallbacks {
  onOffer: (query: string, exact: boolean) => void;
  atOnce: () => boolean;
  onQuery: (query: string, options: {replace: boolean}) => void;
  onSubmit: () => void;
  onFocus: () => void;
  onRetry: () => void;
}

interface FacetCallbacks {
  onOption: (facet: Facet, option: string, chosen: boolean) => void;
  onRange: (key: string, day: IsoDate | null) => void;
}
