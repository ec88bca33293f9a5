// Work that can wait until the reader has seen what came of a click.

// Resolves when what stands on the page now has been painted.
export function afterPaint() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
