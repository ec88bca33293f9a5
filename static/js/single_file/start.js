// @ts-check
// The script of the single file: the scripts of all pages, each started when its page is first shown.

import {isKiosk} from '../core/fragment.js';
import {startDeadlines} from '../deadlines/page.js';
import {showNothingFound} from '../explorer/nothing_found_view.js';
import {startExplorer} from '../explorer/page.js';
import {startHeadSuggestions} from '../suggestions/head_suggestions.js';
import {startSuggestions} from '../suggestions/suggestions_view.js';
import {startMeasure} from '../measure/page.js';
import {startKiosk} from '../kiosk/start.js';
import {figureTools} from '../figures/figure_tools.js';
import {clerkView} from '../questionnaire/clerk/clerk_view.js';
import {computedTools} from '../questionnaire/answers/computed_tools.js';
import {estimate} from '../questionnaire/interview/estimate.js';
import {loadPayouts} from '../questionnaire/results/payout_loader.js';
import {payoutTools} from '../questionnaire/results/payout_tools.js';
import {showResults} from '../questionnaire/results/results_view.js';
import {sheetTools} from '../questionnaire/sheet/sheet_view.js';
import {startQuestionnaire} from '../questionnaire/page.js';
import {sentenceTools} from '../sentence/sentence_view.js';
import {followKioskMode} from '../kiosk/load.js';
import {startPointerSwitch} from '../reading/pointer_switch.js';
import {startReadAloud} from '../reading/read_aloud.js';
import {startTypeSizeSwitch} from '../reading/type_size_switch.js';
import {createSearch} from '../search/client.js';
import {onNewDay} from '../core/new_day.js';
import {startContents} from '../site/contents.js';
import {startMenu} from '../site/menu.js';
import {showSite} from '../site/page.js';
import {startSiteSearch} from '../site/site_search.js';
import {searchTools} from '../understanding/search_tools.js';
import {startPages} from './pages.js';

globalThis.clerkView = clerkView; // or questionnaire/clerk/clerk_loader.js would load it
globalThis.computedTools = computedTools; // or questionnaire/answers/computed_loader.js would
globalThis.estimateQuestions = estimate; // or questionnaire/interview/progress_view.js would
globalThis.figureTools = figureTools; // or questionnaire/interview/figure_loader.js would
globalThis.headSearch = startHeadSuggestions; // or site/site_search.js would
globalThis.resultsTools = {show: showResults, ready: loadPayouts}; // or questionnaire/results/results_loader.js would
globalThis.payoutTools = payoutTools; // or questionnaire/results/payout_loader.js would
globalThis.searchHelp = {startSuggestions, showNothingFound}; // or explorer/views.js would load it
globalThis.searchTools = searchTools; // or search/client.js would
globalThis.sentenceTools = sentenceTools; // or questionnaire/interview/sentence_loader.js would
globalThis.sheetTools = sheetTools; // or questionnaire/sheet/sheet_loader.js would

const followContents = (/** @type {HTMLElement} */ page) => startContents(page.querySelector('nav.contents'));

/** @type {PageStarts} */
const starts = {
  index: () => startExplorer(globalThis.explorerData, createSearch(document.documentElement.dataset.root)),
  deadlines: (page) => {
    startDeadlines(page.querySelector('[data-deadlines]'));
    followContents(page);
  },
  measure: (page) => {
    const article = page.querySelector('article.measure');
    startMeasure(article);
    startReadAloud(article);
    followContents(page);
  },
  department: followContents,
  document: followContents,
  method: followContents,
  sector: followContents,
  questionnaire: () => startQuestionnaire(globalThis.questionnaireData),
};

startTypeSizeSwitch();
startPointerSwitch();
startMenu();
startSiteSearch();
startPages(document.querySelector('main'), starts, showSite);
onNewDay(showSite, true);
if (isKiosk()) startKiosk();
followKioskMode();
