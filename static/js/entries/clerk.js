// @ts-check
// The script of the clerk's mode of questionnaire.html, loaded when it is needed (questionnaire/clerk/clerk_loader.js), with its styles.

import {loadStyles} from '../core/load_styles.js';
import {clerkView} from '../questionnaire/clerk/clerk_view.js';

globalThis.clerkView = loadStyles('clerk').then(() => clerkView);
