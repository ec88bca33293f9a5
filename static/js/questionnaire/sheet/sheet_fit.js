// @ts-check
// Makes the sheet fit on few pages of A4. Changes the page: tries how many pages the sheet takes.

const SIZES = [9, 8.5, 8, 7.75, 7.5, 7.25, 7]; // type sizes in points; smaller type is hard to read
const PAPER = 297 - 2 * 11; // millimetres between the margins of static/css/print/print.css
const SPARE = 4; // a printer's fonts may run a little wider
const PAGE = ((PAPER - SPARE) / 25.4) * 96;

/**
 * Use the largest type with which the sheet fits on one page. If none does, clauses give way to references to the
 * official text, again in the largest type that fits. What does not fit even so takes two or three
 * pages in the same way, or more.
 * @param {HTMLElement} section
 */
export function fitSheet(section) {
  section.classList.add('sheet-measured');
  /** @type {(density: string, size: number, pages: number) => boolean} */
  const fits = (density, size, pages) => {
    section.dataset.density = density;
    section.style.fontSize = `${size}pt`;
    return pagesTaken(section) <= pages;
  };
  const smallest = SIZES[SIZES.length - 1]; // measured first: mostly it tells that a density is of no use
  const onPages = (/** @type {number} */ pages) =>
    ['whole', 'brief'].some(
      (density) => fits(density, smallest, pages) && SIZES.some((size) => fits(density, size, pages))
    );
  [1, 2, 3].some(onPages);
  section.classList.remove('sheet-measured');
}

/**
 * Count the pages: no row runs over the end of one, and each repeats the head of the table.
 * @param {HTMLElement} section
 */
function pagesTaken(section) {
  const {top, height} = section.getBoundingClientRect();
  const head = section.querySelector('thead').offsetHeight;
  let pages = 1;
  let end = PAGE;
  section.querySelectorAll('tbody > tr').forEach((row) => {
    const place = row.getBoundingClientRect();
    if (place.bottom - top > end) {
      pages += 1;
      end = place.top - top + PAGE - head;
    }
  });
  return height > end ? pages + Math.ceil((height - end) / PAGE) : pages;
}
