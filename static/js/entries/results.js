// @ts-check
// The script of questionnaire.html for the results, loaded after the first paint (questionnaire/results/results_loader.js).

import {loadPayouts} from '../questionnaire/results/payout_loader.js';
import {showResults} from '../questionnaire/results/results_view.js';

globalThis.resultsTools = {show: showResults, ready: loadPayouts};
