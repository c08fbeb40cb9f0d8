/** Nothing that completes, corrects, stores or sends what is typed may look at a token. */
export const PRIVATE_FIELD = {
  autoComplete: 'off',
  autoCorrect: 'off',
  autoCapitalize: 'none',
  spellCheck: false,
  translate: 'no',
  'data-1p-ignore': true,
  'data-lpignore': 'true',
  'data-bwignore': true,
  'data-gramm': 'false',
} as const;
