// @ts-check
// What reads a query that is not found as it was typed, and suggests words.

import {prepareLexicon} from './lexicon.js';
import {readKindly} from './read_kindly.js';
import {suggest} from './suggest.js';

/** @type {SearchTools} */
export const searchTools = {read: readKindly, suggest, prepare: prepareLexicon};
