// @ts-check
// The script of the search for queries that are not found as they were typed, and for suggestions (search/client.js).

import {searchTools} from '../understanding/search_tools.js';

globalThis.searchTools = searchTools;
