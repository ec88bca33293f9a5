// @ts-check
// The script of questionnaire.html.

import {startQuestionnaire} from '../questionnaire/page.js';

startQuestionnaire(globalThis.questionnaireData);
