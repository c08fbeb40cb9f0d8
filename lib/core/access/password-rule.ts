import { COMMON_PASSWORDS } from './common-passwords';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password-length';

/** What a password must not repeat. */
export interface PasswordContext {
  readonly email: string;
  readonly workspaceName: string;
}

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function isOneStep(a: string, b: string): boolean {
  return ROWS.some((row) => row.includes(a + b) || row.includes(b + a));
}

/** Whether nearly every character repeats or follows its neighbour: `aaaa…`, `1234…`, `qwerty…`. */
function isSequence(text: string): boolean {
  let steps = 0;
  for (let index = 1; index < text.length; index++) {
    const [a, b] = [text.charAt(index - 1), text.charAt(index)];
    if (a === b || isOneStep(a, b)) steps++;
  }
  return steps >= (text.length - 1) * 0.75;
}

/** Whether the text is one piece of up to 8 characters over and over: `abcabcabcabc`. */
function isRepetition(text: string): boolean {
  return /^(.{1,8})\1+$/su.test(text);
}

function isPattern(text: string): boolean {
  return isSequence(text) || isRepetition(text) || isRepetition(lettersAndDigits(text));
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function namesIn({ email, workspaceName }: PasswordContext): readonly string[] {
  const mailbox = email.split('@', 1)[0] ?? '';
  return [email, mailbox, workspaceName].map(lettersAndDigits).filter((name) => name.length > 0);
}

/** Whether nothing but digits and marks is left once one of the names is taken out. */
function isAName(password: string, context: PasswordContext): boolean {
  const bare = lettersAndDigits(password);
  return namesIn(context).some(
    (name) => bare.includes(name) && /^\p{N}*$/u.test(bare.replaceAll(name, '')),
  );
}

function isCommon(password: string): boolean {
  const bare = lettersAndDigits(password);
  const root = bare.replace(/^\p{N}+|\p{N}+$/gu, '');
  return [bare, root].some((text) => COMMON_PASSWORDS.has(text));
}

/**
 * What is wrong with a new password, as a sentence for its field; null when it may be used: 12 to
 * 256 characters, not on the shipped list of leaked ones, not the e-mail address or the workspace.
 */
export function problemOfPassword(password: string, context: PasswordContext): string | null {
  if (password.length > MAX_PASSWORD_LENGTH * 2 || password.includes('\u0000')) {
    return `A password has at most ${MAX_PASSWORD_LENGTH} characters, and no NUL among them.`;
  }
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) {
    return `Use at least ${MIN_PASSWORD_LENGTH} characters; a few unrelated words make a good password.`;
  }
  if (length > MAX_PASSWORD_LENGTH) return `Use at most ${MAX_PASSWORD_LENGTH} characters.`;
  if (isAName(password, context)) {
    return 'This is your e-mail address or the workspace’s name. Choose something nobody can look up.';
  }
  if (isCommon(password) || isPattern(password.toLowerCase())) {
    return 'This is on the list of leaked passwords or follows a pattern that is tried first.';
  }
  return null;
}
