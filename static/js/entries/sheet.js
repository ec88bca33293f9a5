// @ts-check
// The script of questionnaire.html for the sheet that is printed, loaded after the first paint
// (questionnaire/sheet/sheet_loader.js).

import {sheetTools} from '../questionnaire/sheet/sheet_view.js';

globalThis.sheetTools = sheetTools;
