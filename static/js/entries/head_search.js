// @ts-check
// The script that suggests words in the search box in the head of a page, loaded when that box is first used
// (site/site_search.js).

import {startHeadSuggestions} from '../suggestions/head_suggestions.js';

globalThis.headSearch = startHeadSuggestions;
