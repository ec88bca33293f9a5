// @ts-check
// The script of a booklet's page.

import {startBooklet} from '../booklet/page.js';

startBooklet(document.querySelector('main'));
