// @ts-check
// The script of questionnaire.html that runs before the first paint, and so does as little as possible: the clerk's mode
// takes the width of the window.

import {opensClerk, showClerkWidth} from '../questionnaire/clerk/clerk_width.js';

showClerkWidth(opensClerk());
