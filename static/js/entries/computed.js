// @ts-check
// The script of questionnaire.html for sums and ratios of answers, loaded where a rule tests one
// (questionnaire/answers/computed_loader.js).

import {computedTools} from '../questionnaire/answers/computed_tools.js';

globalThis.computedTools = computedTools;
