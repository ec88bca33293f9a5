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

/** upcoming 未开始, open 有效, closing 快到期, ended 已到期, afterwards 期限已过，仍可申请, superseded 已废止, by_answer 按所填日期. */
type PeriodState = 'open' | 'closing' | 'upcoming' | 'ended' | 'afterwards' | 'superseded' | 'by_answer';

/** How a period without a last day ends. */
type UndatedEnd = 'indefinite' | 'further_notice' | 'budget' | 'project' | 'not_stated';

/** A state, or more exactly how an open period without a last day ends, or that a budget has been used up. */
type PeriodStatus = PeriodState | UndatedEnd | 'used_up';

/** What a period consists of where it is judged or put into words; see PeriodEntry. */
type Period = Omit<PeriodEntry, 'basis' | 'quote' | 'note'>;

/** The days of a period as numbers: -Infinity and Infinity where there is none. */
interface PeriodDays {
  from: DayNumber;
  until: DayNumber;
  usedUp: DayNumber;
  superseded: DayNumber;
  end: UndatedEnd;
  byAnswer: boolean;
  earlier: StretchDays[];
  later: DayNumber; // the last day of the times in which one can still apply, -Infinity without any
}

/** An earlier part of a period, which ended some days before the next one begins on the day `resumes`. */
interface StretchDays {
  until: DayNumber;
  usedUp: DayNumber;
  end: UndatedEnd;
  resumes: DayNumber;
  later: DayNumber;
}

/** See policy_explorer/derive/windows.py. */
type WindowState = 'open' | 'coming' | 'past' | 'none_left' | 'after_term' | 'outside_term' | 'term_over' | 'by_event';

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
