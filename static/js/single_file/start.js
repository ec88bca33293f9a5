// @ts-check
// The script of the single file: the scripts of all pages, each started when its page is first shown.

import {isKiosk} from '../core/fragment.js';
import {startDeadlines} from '../deadlines/page.js';
import {showNothingFound} from '../explorer/nothing_found_view.js';
import {startExplorer} from '../explorer/page.js';
import {startSuggestions} from '../explorer/suggestions_view.js';
import {startMeasure} from '../measure/page.js';
import {startKiosk} from '../kiosk/start.js';
import {figureTools} from '../figures/figure_tools.js';
import {clerkView} from '../questionnaire/clerk_view.js';
import {computedTools} from '../questionnaire/computed_tools.js';
import {estimate} from '../questionnaire/estimate.js';
import {loadPayouts} from '../questionnaire/payout_loader.js';
import {payoutTools} from '../questionnaire/payout_tools.js';
import {showResults} from '../questionnaire/results_view.js';
import {sheetTools} from '../questionnaire/sheet_view.js';
import {startQuestionnaire} from '../questionnaire/page.js';
import {sentenceTools} from '../sentence/sentence_view.js';
import {followKioskMode} from '../kiosk/load.js';
import {startReadAloud} from '../reading/read_aloud.js';
import {startTypeSizeSwitch} from '../reading/type_size_switch.js';
import {createSearch} from '../search/client.js';
import {startMenu} from '../site/menu.js';
import {showSite} from '../site/page.js';
import {startSiteSearch} from '../site/site_search.js';
import {searchTools} from '../understanding/search_tools.js';
import {startPages} from './pages.js';

globalThis.clerkView = clerkView; // or questionnaire/clerk_loader.js would load it
globalThis.computedTools = computedTools; // or questionnaire/computed_loader.js would
globalThis.estimateQuestions = estimate; // or questionnaire/progress_view.js would
globalThis.figureTools = figureTools; // or questionnaire/figure_loader.js would
globalThis.resultsTools = {show: showResults, start: loadPayouts}; // or questionnaire/results_loader.js would
globalThis.payoutTools = payoutTools; // or questionnaire/payout_loader.js would
globalThis.searchHelp = {startSuggestions, showNothingFound}; // or explorer/views.js would load it
globalThis.searchTools = searchTools; // or search/client.js would
globalThis.sentenceTools = sentenceTools; // or questionnaire/sentence_loader.js would
globalThis.sheetTools = sheetTools; // or questionnaire/sheet_loader.js would

/** @type {PageStarts} */
const starts = {
  index: () => startExplorer(globalThis.explorerData, createSearch(document.documentElement.dataset.root)),
  deadlines: (page) => startDeadlines(page.querySelector('[data-deadlines]')),
  measure: (page) => {
    const article = page.querySelector('article.measure');
    startMeasure(article);
    startReadAloud(article);
  },
  questionnaire: () => startQuestionnaire(globalThis.questionnaireData),
};

startTypeSizeSwitch();
startMenu();
startSiteSearch();
startPages(document.querySelector('main'), starts, showSite);
if (isKiosk()) startKiosk();
followKioskMode();
