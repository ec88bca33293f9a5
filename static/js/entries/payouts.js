// @ts-check
// The script of questionnaire.html for what applicants may get, loaded where a benefit needs it
// (questionnaire/results/payout_loader.js).

import {payoutTools} from '../questionnaire/results/payout_tools.js';

globalThis.payoutTools = payoutTools;
