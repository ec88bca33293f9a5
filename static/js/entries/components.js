// @ts-check
// The script of components.html.

import {startComponents} from '../components/page.js';

startComponents(globalThis.questionnaireData);
