// The script of the page for what is not found.

import {sayNoNetwork} from '../web_app/offline_page.js';

sayNoNetwork();
