// @ts-check
// The script of every page. It also loads entries/web_app.js.

import {onFragmentChange, onFragmentWritten} from '../core/fragment.js';
import {onNewDay} from '../core/new_day.js';
import {followKioskMode, loadKiosk} from '../kiosk/load.js';
import {startPointerSwitch} from '../reading/pointer_switch.js';
import {startTypeSizeSwitch} from '../reading/type_size_switch.js';
import {startMending} from '../site/mend.js';
import {startMenu} from '../site/menu.js';
import {showSite, showSiteAgain} from '../site/page.js';
import {startSiteSearch} from '../site/site_search.js';
import {loadWebApp} from '../web_app/load.js';

startMending(); // before all else, which may fail with parts of another version
onFragmentChange(showSite);
onFragmentWritten(showSiteAgain);
onNewDay(showSite);
startTypeSizeSwitch();
startPointerSwitch();
startMenu();
startSiteSearch();
showSite();
loadKiosk();
followKioskMode();
loadWebApp(document.documentElement.dataset);
