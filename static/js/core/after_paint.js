// @ts-check
// Work that can wait until the browser has painted.

/**
 * Resolve when the page as it is now has been painted.
 * @returns {Promise<void>}
 */
export function afterPaint() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
