// @ts-check
// The script of the clerk's mode of questionnaire.html, loaded when it is needed (questionnaire/clerk_loader.js).

import {clerkView} from '../questionnaire/clerk_view.js';

globalThis.clerkView = clerkView;
