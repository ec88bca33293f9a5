// What the questionnaire works on.

/** The measures that are judged, and their compiled rules; see questionnaire/catalogue.js. */
interface Catalogue {
  size: number;
  many: boolean;
  keys: string[];
  places: Map<string | null, number>;
  benefits: number[];
  starts: Uint32Array;
  measureOf: Uint32Array;
  from: Float64Array;
  until: Float64Array;
  pauses: Map<number, DayNumber[][]>;
  afterwards: Map<number, DayNumber[][]>;
  usedUp: boolean;
  superseded: Map<string, DayNumber>;
  payouts: Map<number, PayoutNeeds>;
  worth: Map<number, number>;
  table: RuleTable;
  complete(answers: Answers): Answers;
  partsOf(fact: string): string[];
  inParts(found: PayoutFacts, answers: Answers): PayoutFacts;
  documentOf(place: number): string;
  urlOf(place: number): string;
  measure(place: number): MeasureEntry | undefined;
  load(places: number[]): Promise<unknown>;
}

type QuestionnaireContent = QuestionnaireData & {catalogue: Catalogue};

/** The state of the interview, as the address holds it. */
interface InterviewState {
  measure: string | null;
  clerk: boolean;
  answers: Answers;
  skipped: Set<string>;
  about: Set<string>;
  ask: string | null;
  day: IsoDate | null;
}

/** A question that can still decide something, how many benefits, and its votes; see rules/question_votes.js. */
interface OpenQuestion {
  question: QuestionEntry;
  count: number;
  votes: number;
}

/** What the interview comes to; see interview() in questionnaire/interview/interview.js. Verdicts are codes. */
interface InterviewResult {
  from: number;
  to: number;
  verdicts: Uint8Array;
  benefitVerdicts: Uint8Array;
  counts: Record<Verdict, number>;
  current: CurrentQuestion | null;
  beginning: Beginning | null;
  remaining: number;
  open: OpenQuestion[];
  skipped: OpenQuestion[];
  idle: Set<string>;
  used: Set<string>;
}

/** Where an interview begins: presets, and the question that they are answers of. */
interface Beginning {
  question: QuestionEntry;
  presets: PresetEntry[];
}

/** The question asked now, with its fact, or several in a list: the benefits whose verdict its answer can decide, and those whose payout needs it. */
interface CurrentQuestion {
  question: QuestionEntry;
  facts: string[];
  benefits: number[];
  payouts: number[];
}

/** The facts that payouts depend on, and those that they still need, with the places of their benefits. */
interface PayoutFacts {
  used: Set<string>;
  needed: Map<string, number[]>;
}

/** What payout_tools.js does, in a script that is loaded where a benefit may have a payout. */
interface PayoutTools {
  words(benefit: BenefitEntry, verdict: Verdict, view: ViewModel, over: boolean): string;
  details(benefit: BenefitEntry, verdict: Verdict, measure: MeasureEntry, view: ViewModel): HTMLElement[];
  sheetParts(benefit: BenefitEntry, verdict: Verdict, view: ViewModel, over: boolean): Child[];
  worth(benefit: BenefitEntry, answers: Answers): number;
}

/** The rank (ranks.js) and the last day of each benefit. */
interface RanksOfDay {
  ranks: Uint8Array;
  ends: Float64Array;
  /** how many measures are over, by the places asked about */
  counted: Map<string, number>;
}

/** What shows the results, in a script that is loaded after the first paint. */
interface ResultsTools {
  show(page: HTMLElement, view: ViewModel): void;
  ready(data: QuestionnaireData, root: string): Promise<unknown>;
}

/** What sheet_view.js does, in a script that is loaded after the first paint. */
interface SheetTools {
  show(section: HTMLElement, view: ViewModel): void;
  loadPrinted(view: ViewModel): Promise<unknown>;
}

/** What computed_tools.js does, in a script that is loaded where a rule tests a sum or a ratio. */
interface ComputedTools {
  inCatalogue(
    catalogue: Catalogue,
    computed: ComputedEntry[]
  ): Pick<Catalogue, 'complete' | 'partsOf' | 'inParts' | 'table'>;
  steps(fact: string, view: ViewModel): string;
}

interface JudgedBenefit {
  benefit: BenefitEntry;
  verdict: Verdict;
}

interface JudgedMeasure {
  measure: MeasureEntry;
  benefits: JudgedBenefit[];
  verdict: Verdict;
}

/** The places of the measures of one verdict in order, how many have each rank (see order.js); the last `ended` are over. */
interface OrderedPlaces {
  places: number[];
  ranks: number[];
  ended: number;
}

interface VerdictGroup extends OrderedPlaces {
  verdict: Verdict;
}

/** What views call to change the state. */
interface Actions {
  ask(fact: string): void;
  answer(fact: string, value: Answer): void;
  forget(fact: string): void;
  begin(preset: PresetEntry): void;
  fill(answers: [string, Answer][], asked: string[]): void;
  clear(): () => void;
}

/** What every view of the questionnaire gets; `answers` with what is computed from them, `state.answers` as they are given. */
interface ViewModel {
  data: QuestionnaireContent;
  catalogue: Catalogue;
  questions: Map<string, QuestionEntry>;
  departments: Map<string, DepartmentEntry>;
  root: string;
  soonDays: number;
  state: InterviewState;
  answers: Answers;
  found: InterviewResult;
  day: IsoDate;
  today: IsoDate;
  opened: Set<string>;
  begun: PresetEntry | null;
  trail: Trail;
  act: Actions;
}

/** The questions that the reader has come by; a question is the ids of its facts, joined by commas. */
interface Trail {
  add(facts: string[]): void;
  before(facts: string[]): string | null;
  clear(): void;
}

/** The questionnaire while the page is open. */
interface QuestionnaireSession extends Omit<ViewModel, 'answers' | 'day' | 'today'> {
  page: HTMLElement;
  questionView: QuestionView;
  clerkView: ClerkView;
  saved: SavedAnswers;
  undo: Undo;
  view: ViewModel;
}

/** What a reader typed or chose, not checked yet. */
interface TypedAnswer {
  text?: string;
  range?: RangeAnswer;
  impossible?: boolean;
  chosen?: string[];
  unknown?: boolean;
}

/** A unit: of which kind, with the values of its kin; what it is a multiple of, and how many of these. */
interface FigureUnit {
  base: string;
  kind: Record<string, number>;
  multiple: number;
  value: number;
}

/** A figure that may be meant in two ways. */
interface FigureDoubt {
  ask: string;
  choices: {label: string; value: number}[];
}

/** The value of a figure or a date and how it was understood, a doubt, or what is wrong with it, in words. */
interface ReadFigure {
  value?: number | string; // a date as ISO text
  words?: string;
  doubt?: FigureDoubt;
  message?: string;
}

/** What figure_tools.js does, in a script that is loaded after the first paint. */
interface FigureTools {
  read(question: QuestionEntry, text: string): ReadFigure;
  echo(question: QuestionEntry, field: HTMLInputElement, output: HTMLElement, picker: HTMLInputElement | null): void;
  askBack(field: HTMLInputElement, output: HTMLElement, doubt: FigureDoubt, choose: (value: number) => void): void;
}

/** The value of a sound answer, or what is wrong with it, in words. */
interface CheckedAnswer {
  value?: Answer;
  message?: string;
}

/** What a reader sends from the form of a question. */
interface SentAnswer {
  value?: Answer;
  unknown?: boolean;
  skip?: boolean;
}

/** An option to choose; `answer` is the value of a band, `added` an option that the content does not have. */
interface ChoiceOption {
  id: string;
  label: string;
  help?: string;
  answer?: RangeAnswer;
  added?: boolean;
}

interface QuestionView {
  show(current: CurrentQuestion, answer: Answer | undefined, view: ViewModel, again?: boolean): void;
  focus(): void;
}

interface ClerkView {
  next(): void;
  show(view: ViewModel): void;
  focus(fact?: string): void;
}

/** A row of the clerk's page. */
interface ClerkRow {
  row: HTMLElement;
  fact: string;
  check(): boolean;
  clear(): void;
  focus(): void;
  show(answer: Answer | undefined, idle: boolean): void;
  wipe(): void;
  draft(): string;
  type(draft: string): void;
  choose(number: number): void;
}

interface ClerkRowParts {
  row: HTMLElement;
  fields: HTMLElement;
  error: HTMLElement;
  idle: HTMLElement;
  clear: HTMLElement;
}

/** Answers that stay on the device when the reader asks for it. */
interface SavedAnswers {
  restorable(pairs: FragmentPairs): FragmentPairs;
  arrive(): void;
  save(): void;
  follow(): void;
  remove(): () => void;
}

/** An offer to undo that stands for a while. */
interface Undo {
  offer(words: string, undo: () => void): void;
  take(): boolean;
  forget(): void;
}

/** What has changed since a link was made; names of questions. */
interface LinkChanges {
  altered: string[];
  unusable: string[];
  compared: boolean;
}

/** What a link says of itself: the version of the rules, and every fact that it answers. */
interface LinkOrigin {
  version: string | undefined;
  facts: string[];
}

/** What conditionList passes down. */
interface ConditionView extends ViewModel {
  benefit: BenefitEntry;
  measure: MeasureEntry;
  open: UndecidedLeaves;
  /** The clause that was written last, with its place. */
  quoted: {last: string};
}

/** What a key means to the clerk's page: a step, the number of an option, or the place of a preset. */
type KeyMeaning = 'next' | 'previous' | 'visitor' | 'undo' | 'clear' | number | {preset: number} | null;

/** What a sentence is read with. */
type SaidContent = Pick<QuestionnaireData, 'questions' | 'presets' | 'sectors'>;

/** What a word stands for: an answer, a question whose figure, date or options are said beside it, or a sector. */
interface SaidMeaning {
  fact?: string;
  value?: Answer;
  part?: 'figure' | 'day' | 'topic';
  option?: boolean;
  sector?: SaidSector;
}

interface SaidPlace {
  start: number;
  end: number;
}

interface SaidClause extends SaidPlace {
  asks: boolean;
}

interface SaidWord extends SaidPlace {
  meanings: SaidMeaning[];
}

/** A figure or a date: several values where nobody knows which is meant; `loose` with 左右 or 大概. */
interface SaidFigure extends SaidPlace {
  values: Answer[];
  loose: boolean;
}

/**
 * What one word says: an answer, that an option does not hold, that a question is worth asking, or a sector. `used` is where
 * what was made use of ends, if not with the words.
 */
interface SaidFind extends SaidPlace {
  fact?: string;
  value?: Answer;
  ask?: boolean;
  denied?: boolean;
  used?: number;
  loose?: boolean;
  sector?: SaidSector;
}

/** An answer to confirm, or with `ask` a question to ask next; `conflict` where the sentence also says another. */
interface SaidProposal extends SaidPlace {
  fact: string;
  value?: Answer;
  ask?: boolean;
  words: string[];
  conflict?: boolean;
  loose?: boolean;
}

interface PlacedProposal extends SaidProposal {
  places: SaidPlace[];
}

interface ReadSentence {
  proposals: SaidProposal[];
  sectors: (SaidSector & {words: string})[];
  unused: string[];
}

/** What sentence_view.js does, in a script that is loaded when the reader opens its part. */
interface SentenceTools {
  read(
    section: HTMLElement,
    session: QuestionnaireSession,
    wouldAsk: (answers: [string, Answer][]) => Set<string>
  ): void;
}
