// @ts-check
// The script of every page on a screen in a hall, loaded in that mode alone (kiosk/load.js).

import {startKiosk} from '../kiosk/start.js';

startKiosk();
