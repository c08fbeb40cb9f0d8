/** What a search for the smallest change may still do, in conditions looked at; shared by all of its parts. */
export interface ChangeSteps {
  left: number;
}

/** Conditions that are made ready for what looking at one costs. */
const PREPARED_PER_STEP = 10;

/** Takes what it costs to make conditions or values ready; false: there is not enough left, and nothing was taken. */
export function prepares(steps: ChangeSteps, count: number): boolean {
  return takes(steps, Math.ceil(count / PREPARED_PER_STEP));
}

/** Takes steps where there are enough; false: nothing was taken. */
export function takes(steps: ChangeSteps, cost: number): boolean {
  if (cost >= steps.left) return false;
  steps.left -= cost;
  return true;
}
