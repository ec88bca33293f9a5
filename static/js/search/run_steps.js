// Asks that may be answered at once or later: as long as all are answered at once, so is what is made of them. Pure.

// Runs a generator to its end. What it yields is handed back to it, a promise when it is kept. Returns what the generator
// returns, or a promise of that where it had to wait.
export function runSteps(steps, given) {
  let step = steps.next(given);
  while (!step.done) {
    if (isPromise(step.value)) return step.value.then((value) => runSteps(steps, value));
    step = steps.next(step.value);
  }
  return step.value;
}

export function isPromise(value) {
  return Boolean(value) && typeof value.then === 'function';
}
