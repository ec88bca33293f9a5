// What the search works on.

/** A concept of the vocabulary: its name and aliases, and its tag if measures are tagged with it. */
interface VocabularyEntry {
  spellings: string[];
  tag: string | null;
}

/** Concepts by spelling. */
type Vocabulary = Map<string, VocabularyEntry[]>;

type Normalise = (text: string) => string;

interface Normaliser {
  normalise: Normalise;
  normaliseJoined: Normalise;
  trace: Trace;
}

/** A value now, or a promise of it. */
type Eventually<T> = T | Promise<T>;

/** Steps that yield what they wait for, and are sent it back; see search/run_steps.js. */
type Steps<T> = Generator<any, T, any>;

/** The measures with a phrase, by their places: in the heading, or else in the text. */
interface PhraseHits {
  headings: number[];
  texts: number[];
}

/** What finds phrases: Pagefind, or a scan of the full text. */
interface SearchEngine {
  size: number;
  official(phrase: string): Eventually<PhraseHits>;
  beside(phrase: string): Eventually<number[]>;
  bearing(tag: string): Eventually<number[]>;
}

/** Where the phrases of a query were found: in the official text, only beside it, or only after splitting the query. */
type SearchLevel = 'official' | 'beside' | 'split';

/** What a phrase was resolved to. */
interface PhraseAnswer {
  found: boolean;
  hits: Uint16Array;
  terms: string[];
  names: string[];
  level: SearchLevel;
  part: QueryPart;
}

type Seek = (phrase: string) => Steps<PhraseAnswer>;

interface ResolvedQuery {
  parts: QueryPart[];
  hits: Uint16Array;
  terms: string[];
  names: string[];
  level: SearchLevel;
}

/**
 * How a part of a query was taken: as it was typed; as a name or alias; by an everyday word; as a value; with a character
 * corrected; by its sound; only in text beside the measures; cut out of a longer word.
 */
type PartReading = 'literal' | 'name' | 'everyday' | 'number' | 'correction' | 'sound' | 'beside' | 'split';

/** A part of a query: as typed, the phrases that were looked for instead or as well, and how many measures have one. */
interface QueryPart {
  typed: string;
  used: string[];
  how: PartReading;
  count: number;
}

/** What was understood of a query. */
interface QueryReading {
  /** Each hit has all parts; some have most of the parts; nothing was found. */
  level: 'all' | 'most' | 'none';
  parts: QueryPart[];
  /** Question words and particles, which weigh nothing. */
  ignored: string[];
  /** What no document writes. */
  absent: string[];
  /** Other spellings to offer. */
  instead: string[];
}

/**
 * The hits of a query, best first, as places in `keys`; `excerpts` resolves to text pieces by key. `near` are the places
 * of what is near where nothing was found.
 */
interface SearchAnswer {
  reading: QueryReading;
  near: number[];
  terms: string[];
  note: string;
  keys: string[];
  places: number[];
  excerpts(keys: string[]): Promise<Map<string, TextPiece[]>>;
}

/** What may be meant by what has been typed so far; `key` is that of the measure with this title. */
interface Suggestion {
  text: string;
  kind: string;
  key?: string;
  meaning?: string;
}

interface Search {
  preload(): Promise<void>;
  atOnce(): boolean;
  /** `exact`: look for what is typed only. */
  search(query: string, options?: {exact?: boolean}): Eventually<SearchAnswer | null>;
  suggest(typed: string): Eventually<Suggestion[]>;
}

/** A file of passages: its name, the place of its first measure, and how many it has. */
interface PassageFile {
  name: string;
  first: number;
  count: number;
}

/** The text of one measure as printed; `beside` holds [label, text] of what is not official text. */
interface Passage {
  heading: string;
  text: string;
  beside: [string, string][];
}

/** A file of passages, normalised, with the ends of measures and headings within it. */
interface FoldedFile {
  first: number;
  tags: string;
  official: string;
  beside: string;
  ends: number[];
  headingEnds: number[];
  besideEnds: number[];
}

interface BigramFilter {
  add(text: string): void;
  mayContain(phrase: string): boolean;
}

/** What a search has loaded. */
interface SearchContext extends Normaliser {
  root: string;
  measures: SearchMeasures;
  files: PassageFile[];
  places: Map<string, number>;
  vocabulary: Vocabulary;
  fullText: SearchEngine | null;
  pagefind: SearchEngine | null;
  loadingText?: boolean;
}
