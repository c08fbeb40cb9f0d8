/** Tells texts that come back after we told them from those that somebody else set. */
export interface Echoes {
  /** Notes a text that is told to the owner. */
  readonly told: (text: string) => void;
  /** Whether the owner's text is one of those that were told, and forgets it with all before it. */
  readonly isEcho: (text: string) => boolean;
}

/** An empty memory of told texts. */
export function createEchoes(): Echoes {
  let waiting: readonly string[] = [];
  return {
    told: (text) => {
      waiting = [...waiting, text];
    },
    isEcho: (text) => {
      const at = waiting.indexOf(text);
      waiting = at < 0 ? [] : waiting.slice(at + 1);
      return at >= 0;
    },
  };
}
