// The first script of every page, which the page waits for: what decides where things stand, decides before anything is seen.

import {markFolder} from '../site/folder_edition.js';
import {showKeptType} from '../reading/stored_type_size.js';

markFolder();
showKeptType();
