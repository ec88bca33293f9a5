// @ts-check
// The script of questionnaire.html for what applicants may get, loaded where a benefit needs it
// (questionnaire/payout_loader.js).

import {payoutTools} from '../questionnaire/payout_tools.js';

globalThis.payoutTools = payoutTools;
