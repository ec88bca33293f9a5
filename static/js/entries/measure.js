// The script of a measure's page.

import {startMeasure} from '../measure_page.js';

startMeasure(document.querySelector('article.measure'));
