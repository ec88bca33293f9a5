// Globals that data scripts and other scripts of the site set, and what lib.dom.d.ts says too narrowly for our use.

declare var explorerData: ExplorerData;
declare var explorerCards: Record<string, CardRow[]> | undefined;
declare var questionnaireData: QuestionnaireData;
declare var questionnaireMeasures: Record<string, MeasureEntry[]> | undefined;
declare var searchData: SearchData | undefined;
declare var searchMeasures: SearchMeasures | undefined;
declare var searchPages: SearchPages | undefined;
declare var clerkView: ((section: HTMLElement, act: Actions) => ClerkView) | undefined;

/** An event of a field of a form. */
type FieldEvent = Event & {target: HTMLInputElement};

// Our selectors find HTML elements unless a caller says otherwise.
interface ParentNode {
  querySelector<E extends Element = HTMLElement>(selectors: string): E | null;
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
}

interface Element {
  closest<E extends Element = HTMLElement>(selectors: string): E | null;
}

interface Navigator {
  connection?: {saveData?: boolean; effectiveType?: string};
}
