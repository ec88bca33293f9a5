// The script of every page: states of periods, on the day looked from, and the age of the content.

import {carryDay, chosenDay, showDay} from '../day_looked_from.js';
import {fillAges, markFolder} from '../edition_age.js';
import {onFragmentChange, onFragmentWritten, readFragment} from '../fragment.js';
import {today} from '../periods.js';
import {fillStates} from '../state_badges.js';

function update() {
  const day = chosenDay(readFragment());
  fillStates(document, day || today(), Number(document.documentElement.dataset.soonDays));
  carryDay(day);
  showDay(day);
}

markFolder(document.documentElement);
fillAges(document);
onFragmentChange(update);
onFragmentWritten(update);
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    update(); // brought back from the cache, perhaps on another day
  }
});
update();
