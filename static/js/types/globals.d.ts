// Globals that data scripts and other scripts of the site set, and what lib.dom.d.ts says too narrowly for our use.

/** What each script that the page loaded says of its version: the kind and the digest. */
declare var siteParts: [string, string][] | undefined;
/** Which versions of the data of each document the data of the whole site need, by `/` and id. */
declare var siteDocuments: Record<string, string> | undefined;
declare var explorerData: ExplorerData;
declare var explorerCards: Record<string, CardRow[]> | undefined;
declare var questionnaireData: QuestionnaireData;
declare var questionnaireMeasures: Record<string, MeasureEntry[]> | undefined;
declare var searchData: SearchData | undefined;
declare var searchMeasures: SearchMeasures | undefined;
declare var searchTools: SearchTools | undefined;
declare var searchWords: SearchWords | undefined;
declare var searchPages: SearchPages | undefined;
declare var computedTools: ComputedTools | undefined;
declare var estimateQuestions:
  ((data: QuestionnaireContent, state: InterviewState, day: IsoDate) => Promise<[number, number]>) | undefined;
declare var figureTools: FigureTools | undefined;
declare var payoutTools: PayoutTools | undefined;
declare var resultsTools: ResultsTools | undefined;
declare var searchHelp: SearchHelp | undefined;
declare var headSearch: ((form: HTMLElement, root: string, onPick: (query: string) => void) => void) | undefined;
declare var sentenceTools: SentenceTools | undefined;
declare var sheetTools: SheetTools | undefined;
declare var clerkView: Promise<CreateClerkView> | CreateClerkView | undefined;
type CreateClerkView = (section: HTMLElement, act: Actions) => ClerkView;

/** An event of a field of a form. */
type FieldEvent = Event & {target: HTMLInputElement};

// The scripts and the templates belong together: a selector finds its element, and tests in the browser prove it. Where
// it may find none, the code says so.
interface ParentNode {
  querySelector<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): HTMLElementTagNameMap[Tag];
  querySelector<Found extends Element = HTMLElement>(selectors: string): Found;
  querySelectorAll<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): NodeListOf<HTMLElementTagNameMap[Tag]>;
  querySelectorAll<Found extends Element = HTMLElement>(selectors: string): NodeListOf<Found>;
}

interface Element {
  closest<Found extends Element = HTMLElement>(selectors: string): Found | null;
  getAttribute(name: 'href'): string;
}

interface Document {
  getElementById(id: string): HTMLElement;
}

interface Navigator {
  connection?: {saveData?: boolean; effectiveType?: string};
}

/** The data attributes that the templates and the build always set where a script reads them. */
interface DOMStringMap {
  ageOf: string;
  current: string;
  dayOfSamples: string;
  deadline: string;
  facet: string;
  kind: string;
  measure: string;
  menu: string;
  neighbour: string;
  page: string;
  part: string;
  chartBar: string;
  range: string;
  root: string;
  row: string;
  sampleQuestion: string;
  sampleResults: string;
  spots: string;
  title: string;
}
