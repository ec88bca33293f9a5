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

/**
 * A part of a query, how strongly each measure has it, and what it weighs besides its rarity; `terms` are to be marked,
 * and `names` where there are none of these.
 */
interface FoundPart {
  /** Found nowhere, in a sentence: others say what it is about. */
  passing?: boolean;
  part: QueryPart;
  strengths: Float32Array;
  weight: number;
  terms: string[];
  names: string[];
  /** A measure need not have it. */
  optional?: boolean;
  /** It is a figure or a date. */
  value?: boolean;
  /** It is a date of this year. */
  year?: number;
  /** What is near, but not what was asked for. */
  near?: FoundPart[];
}

type Seek = (phrase: string) => Steps<FoundPart>;

/** `places` are best first, and `scores` theirs. */
interface ResolvedQuery {
  count: number;
  scores: Float32Array;
  near: number[];
  reading: QueryReading;
  terms: string[];
  names: string[];
  having?: (place: number) => string[];
}

/**
 * How a part of a query was taken: as it was typed; as a name or alias; by an everyday word; as a value; with a character
 * corrected; by its sound; only in text beside the measures; cut out of a longer word.
 */
type PartReading =
  'literal' | 'name' | 'everyday' | 'number' | 'other_figure' | 'correction' | 'sound' | 'beside' | 'split';

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
  /** Dates and years as typed, with the year. */
  years?: [string, number][];
}

/**
 * The hits of a query, best first, as places in `keys`, with their scores; `excerpts` resolves to text pieces by key.
 * `near` are the places of what is near where nothing was found; where hits have only most of the parts, `having` says
 * which one has.
 */
interface SearchAnswer {
  reading: QueryReading;
  near: number[];
  terms: string[];
  keys: string[];
  count: number;
  scores: Float32Array;
  places: number[];
  having?: (key: string) => string[];
  excerpts(keys: string[]): Promise<Map<string, TextPiece[]>>;
}

/** What may be meant by what has been typed so far; `key` is that of the measure with this title, where it is known. */
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

/** What reads a query kindly; loaded when a query is not found as it was typed, or suggestions are asked for. */
interface SearchTools {
  read(query: string, context: SearchContext, engine: SearchEngine, seek: Seek): Steps<ResolvedQuery | null>;
  suggest(typed: string, context: WordContext): Suggestion[];
  /** Make the tables, a little at a time, so that no key waits for them. */
  prepare(context: SearchContext): Promise<void>;
}

/** What says what a word may mean. */
interface WordContext extends Normaliser {
  data: SearchData;
  words: SearchWords | null;
  root: string;
  vocabulary: Vocabulary;
}

/** What a search has loaded. */
interface SearchContext extends WordContext {
  measures: SearchMeasures;
  files: PassageFile[];
  places: Map<string, number>;
  fullText: SearchEngine | null;
  pagefind: SearchEngine | null;
  preparing?: boolean;
}

/** A word by which queries are read; `reading` differs from the usual one of its characters. */
interface LexiconWord {
  printed: string;
  text: string;
  kind: string;
  rank: number;
  reading: string | undefined;
}

/** What people say, and what they mean by it. */
interface EverydayWords {
  say: string[];
  find: string[];
  near: string[];
  tags: number[];
  absent: boolean;
}

/** The words of a site, by what they are found by. */
interface Lexicon {
  entries: LexiconWord[];
  everyday: Map<string, EverydayWords>;
  bySound(): Map<string, LexiconWord[]>;
  byPinyin(): Map<string, LexiconWord[]>;
  byInitials(): Map<string, LexiconWord[]>;
  byHalf(): Map<string, number[]>;
  readingOf(word: LexiconWord): string[];
  reader(character: string): string;
  longest: number;
  kindOf(word: string): 'everyday' | 'name' | 'word' | null;
}

type TokenKind = 'value' | 'everyday' | 'name' | 'word' | 'sound' | 'correction' | 'ignored' | 'unknown';

/** How the texts write a figure or a date, and how many characters it takes in the query. */
interface ReadValueAnswer {
  length: number;
  spellings: string[];
  /** What the texts have of the same rare unit, where they have not this figure. */
  others?: string[];
  /** The number of a measure. */
  item?: number;
  /** The year of a date. */
  year?: number;
}

type ReadValue = (text: string) => ReadValueAnswer | null;

/** A piece of a query; `word` is what it is corrected to. */
interface Token {
  start: number;
  end: number;
  text: string;
  kind: TokenKind;
  value?: ReadValueAnswer;
  word?: string;
}

type ValueToken = Token & {value: ReadValueAnswer};

/** What reading a query needs. */
interface Reader {
  lexicon: Lexicon;
  seek: Seek;
  engine: SearchEngine;
  readValue: ReadValue;
  /** Of the measures. */
  keys: string[];
}

/** A chunk of a query, read: `near` is what is near to it. */
interface ChunkReading {
  parts: FoundPart[];
  ignored: string[];
  instead: string[];
  near: FoundPart[];
}
