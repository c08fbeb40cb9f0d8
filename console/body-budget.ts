/** The memory that the bodies of all requests may take at one time. */
export interface BodyBudget {
  /** Takes bytes; false, and nothing is taken, where they are not left. */
  take(bytes: number): boolean;
  /** Gives back what was taken. */
  giveBack(bytes: number): void;
}

/** A budget of so many bytes, none of them taken. */
export function createBodyBudget(bytes: number): BodyBudget {
  let left = bytes;
  return {
    take(wanted) {
      if (wanted > left) return false;
      left -= wanted;
      return true;
    },
    giveBack(taken) {
      left += taken;
    },
  };
}
