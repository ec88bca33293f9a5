// The first script of every page, which the page waits for: what decides where things stand, decides before anything is seen.

import {markFolderEdition} from '../site/folder_edition.js';
import {showStoredTypeSize} from '../reading/stored_type_size.js';

markFolderEdition();
showStoredTypeSize();
