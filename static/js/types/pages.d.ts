// What the scripts of single pages remember while the page is open.

/** A measure's page: the query, its marks in the article, and the bar that counts them. */
interface MarkSession {
  article: HTMLElement;
  query: string;
  marks: HTMLElement[];
  bar: HTMLElement | null;
}

/** What is read aloud, one after the other; the element is marked while its words are spoken. */
interface SpokenPart {
  words: string;
  element: Element | null;
}

interface ReadAloudBar {
  bar: HTMLElement;
  focus(): void;
  show(paused: boolean): void;
}

interface ReadAloudSession {
  article: HTMLElement;
  speech: SpeechSynthesis;
  opener: HTMLElement;
  parts: SpokenPart[];
  at: number;
  paused: boolean;
  bar: ReadAloudBar | null;
  spoken: SpeechSynthesisUtterance | null;
}

/** The single file: its pages by address, the page shown, and how far each address was scrolled. */
interface SingleFileSession {
  main: HTMLElement;
  pages: Map<string, HTMLElement>;
  starts: PageStarts;
  scrolled: Map<string, number>;
  shown: HTMLElement | null;
  hash: string;
  followed: boolean;
}

/** By kind of page, what makes it work; called once with the page. */
type PageStarts = Record<string, (page: HTMLElement) => void>;

/** A day that the timeline names, and where it stands. */
interface TimelineSpot {
  day: DayNumber;
  at: number;
}
