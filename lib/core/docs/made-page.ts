/** At the head of a file that is made, so that nobody changes it by hand. */
export const MADE_NOTICE =
  '<!-- Made by `node scripts/docs.mjs` from the words that the console shows: change those. -->';
