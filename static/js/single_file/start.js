// The script of the single file: every page's own, each started when its page is first shown.

import {startDeadlines} from '../deadlines/page.js';
import {startExplorer} from '../explorer/page.js';
import {startMeasure} from '../measure_page.js';
import {startQuestionnaire} from '../questionnaire/page.js';
import {createSearch} from '../search/client.js';
import {showSite} from '../site_page.js';
import {startPages} from './pages.js';

const starts = {
  index: () => startExplorer(globalThis.explorerData, createSearch(document.documentElement.dataset.root)),
  deadlines: (page) => startDeadlines(page.querySelector('[data-deadlines]')),
  measure: (page) => startMeasure(page.querySelector('article.measure')),
  questionnaire: () => startQuestionnaire(globalThis.questionnaireData),
};

startPages(document.querySelector('main'), starts, showSite);
