// The script of a booklet's page.

import {startBooklet} from '../booklet_page.js';

startBooklet(document.querySelector('main'));
