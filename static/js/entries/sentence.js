// @ts-check
// The script of questionnaire.html that reads a sentence, loaded when the reader opens its part
// (questionnaire/interview/sentence_loader.js).

import {sentenceTools} from '../sentence/sentence_view.js';

globalThis.sentenceTools = sentenceTools;
