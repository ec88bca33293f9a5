// @ts-check
// The script of questionnaire.html that reads figures and dates as people type them, loaded after the first paint
// (questionnaire/interview/figure_loader.js).

import {figureTools} from '../figures/figure_tools.js';

globalThis.figureTools = figureTools;
