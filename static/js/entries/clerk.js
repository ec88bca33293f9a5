// The script of the clerk's mode of questionnaire.html, which loads it when it is wanted (questionnaire/clerk_loader.js).

import {clerkView} from '../questionnaire/clerk_view.js';

globalThis.clerkView = clerkView;
