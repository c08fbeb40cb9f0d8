/**
 * What a text is searched and sorted by: NFKC, lower case, without white space around it. Made in
 * code because databases fold and order differently.
 */
export function searchKeyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').trim();
}
