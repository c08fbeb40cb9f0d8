/** A password has at least this many characters. */
export const MIN_PASSWORD_LENGTH = 12;
/** And at most this many; longer ones are refused before anything is computed from them. */
export const MAX_PASSWORD_LENGTH = 256;
