// @ts-check
// The script of index.html that suggests words and helps where nothing is found, loaded when the search box is first used
// (explorer/views.js).

import {showNothingFound} from '../explorer/nothing_found_view.js';
import {startSuggestions} from '../suggestions/suggestions_view.js';

globalThis.searchHelp = {startSuggestions, showNothingFound};
