// The first script of every page, which the page waits for: what decides where things stand, decides before anything is seen.

import {markFolder} from '../edition_folder.js';
import {showKeptType} from '../reading/kept_type.js';

markFolder();
showKeptType();
