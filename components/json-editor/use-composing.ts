import { useState } from 'react';

/** Whether an input method is composing, during which a field must not be replaced, and its handlers. */
export function useComposing() {
  const [composing, setComposing] = useState(false);
  return {
    composing,
    handlers: {
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
    },
  };
}
