// @ts-check
// The script of a measure's page.

import {startMeasure} from '../measure/page.js';
import {startReadAloud} from '../reading/read_aloud.js';
import {startContents} from '../site/contents.js';

const article = document.querySelector('article.measure');
startMeasure(article);
startReadAloud(article);
startContents(article.querySelector('nav.contents'));
