/** For a button with a value in its words, which may be longer than a phone is wide. */
export const WRAPS =
  'h-auto! min-h-7 max-w-full flex-initial! py-1 text-left wrap-anywhere whitespace-normal!';
