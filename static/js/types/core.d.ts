// What all parts of the site's scripts share.

/** The state in the address, as [key, value] pairs in the order written. */
type FragmentPairs = [string, string][];

/** Pairs to be written: a missing value is filtered out, or written as text. */
type WritablePairs = [string, string | number | null | undefined][];

/** A link to a page of the site: the page, the state that it opens in, or an anchor within it (empty for none). */
interface PageLink {
  page: string;
  pairs: FragmentPairs;
  anchor: string;
}

/** upcoming 未开始, open 有效, closing 即将到期, ended 已到期, superseded 已废止. */
type PeriodState = 'open' | 'closing' | 'upcoming' | 'ended' | 'superseded';

/** Both ends belong to the period; `superseded` is the day from which its document no longer applies. */
interface Period {
  from: IsoDate;
  until: IsoDate;
  superseded?: IsoDate;
}

/** See policy_explorer/derive/windows.py. */
type WindowState = 'open' | 'coming' | 'past' | 'none_left' | 'term_over' | 'by_event';

/** The state of a window on a day, and the days of the present time, the next one or the past one, both included. */
interface WindowStatus {
  state: WindowState;
  from?: IsoDate;
  until?: IsoDate;
}

/** A half-open range of places in a text. */
type TextRange = [number, number];

/** A piece of text; `label` marks one that says what the rest is. */
interface TextPiece {
  text: string;
  marked: boolean;
  label?: boolean;
}

/** A normalised text, and for each of its code units where its character begins and ends in the original. */
interface TracedText {
  text: string;
  starts: number[];
  ends: number[];
}

type Trace = (original: string) => TracedText;

/** Rows of measures that are loaded in slices. */
interface Slices<Row> {
  row(place: number): Row | undefined;
  load(places: number[], onSlice?: () => void): Promise<unknown>;
}

/** A child of an element: null, undefined and '' are left out. */
type Child = Node | string | null | undefined;

/** Attributes of an element: null, undefined and false are left out, true is empty; `on` holds listeners. */
interface Attributes {
  on?: Record<string, (event: any) => unknown>;
  [name: string]: unknown;
}
