// @ts-check
// The script of questionnaire.html that estimates how many questions there will be, loaded after the first paint
// (questionnaire/interview/progress_view.js).

import {estimate} from '../questionnaire/interview/estimate.js';

globalThis.estimateQuestions = estimate;
