// @ts-check
// The script of questionnaire.html for what unfolds of each benefit (questionnaire/details_loader.js).

import {detailTools} from '../questionnaire/details_view.js';

globalThis.detailTools = detailTools;
