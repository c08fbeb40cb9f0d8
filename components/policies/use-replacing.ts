'use client';

import { useState } from 'react';

interface Replacing {
  /** Whether the operator is asked. */
  readonly asksToReplace: boolean;
  /** Whether the operator gave it up, so that nothing is to be saved while nothing is changed. */
  readonly keepsStored: boolean;
  /** Saves by `go`, once the operator agrees where that replaces what cannot be read. */
  readonly askToReplace: (go: () => void) => void;
  readonly answerReplace: (replaces: boolean) => void;
  readonly keepStored: () => void;
}

/** Asks before what is stored and cannot be read is replaced, for nobody can say what is lost. */
export function useReplacing(isUnread: boolean): Replacing {
  const [waiting, setWaiting] = useState<{ readonly go: () => void } | null>(null);
  const [keepsStored, setKeepsStored] = useState(false);
  return {
    asksToReplace: waiting !== null,
    keepsStored,
    askToReplace: (go) => (isUnread ? setWaiting({ go }) : go()),
    answerReplace: (replaces) => {
      setWaiting(null);
      if (replaces) waiting?.go();
    },
    keepStored: () => setKeepsStored(true),
  };
}
