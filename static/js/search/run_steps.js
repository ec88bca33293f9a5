// @ts-check
// Runs steps that may have to wait: as long as every step is answered at once, so is the whole, without a promise.
// Pure.

/**
 * Run a generator to its end and return its result. What it yields is sent back to it, a promise once it is resolved;
 * then the result is a promise too.
 * @template Result
 * @param {Steps<Result>} steps
 * @param {any} [given]
 * @returns {Eventually<Result>}
 */
export function runSteps(steps, given) {
  let step = steps.next(given);
  while (!step.done) {
    if (isPromise(step.value)) return step.value.then((value) => runSteps(steps, value));
    step = steps.next(step.value);
  }
  return step.value;
}

/**
 * @param {any} value
 * @returns {value is Promise<any>}
 */
export function isPromise(value) {
  return Boolean(value) && typeof value.then === 'function';
}
