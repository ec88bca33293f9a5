// @ts-check
// The script of questionnaire.html that runs before the first paint, and so does as little as possible: the clerk's mode
// takes the width of the window, and a site where everything is over says so.

import {showAllOver} from '../questionnaire/all_over.js';
import {opensClerk, showClerkWidth} from '../questionnaire/clerk/clerk_width.js';

showAllOver();
showClerkWidth(opensClerk());
