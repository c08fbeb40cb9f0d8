import { useEffect, useRef, useState } from 'react';

const SEARCH_PAUSE_MS = 250;

/**
 * The text of the search field. What is typed goes to the address after a pause; what the address
 * says by itself (a link, the back button) goes to the field.
 */
export function useSearchText(query: string, send: (text: string) => void) {
  const [text, setText] = useState(query);
  const [sent, setSent] = useState(query);
  const [seen, setSeen] = useState(query);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (query !== seen) {
    setSeen(query);
    if (query !== sent) {
      setSent(query);
      setText(query);
    }
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (typed: string) => {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setSent(typed.trim());
      send(typed.trim());
    }, SEARCH_PAUSE_MS);
  };
  return { text, type };
}
