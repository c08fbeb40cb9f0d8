import { shownText } from '@/lib/core/tokens/show-text';

/** Text for a terminal: what would move the cursor, colour or turn around is shown by its code; lines stay. */
export function forTerminal(text: string): string {
  return text.split('\n').map(shownText).join('\n');
}
