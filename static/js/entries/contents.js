// @ts-check
// The script of a page whose contents follow the reader, besides that of a measure.

import {startContents} from '../site/contents.js';

startContents(document.querySelector('nav.contents'));
