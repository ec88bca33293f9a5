// The script of the page of the deadlines.

import {startDeadlines} from '../deadlines/page.js';

startDeadlines(document.querySelector('[data-deadlines]'));
