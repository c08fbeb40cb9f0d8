import { unreachable } from '../result';
import type { Base64urlFault } from './base64url';
import { showSize } from './show-size';
import type { PartFault, TokenPartName, TokenProblem } from './token-problem';

/** A problem in words: what it is, why, and what to do. */
export interface ProblemWords {
  readonly title: string;
  readonly text: string;
}

const PART_WORDS: Readonly<Record<TokenPartName, string>> = {
  header: 'first part, the header,',
  payload: 'second part, the payload,',
  signature: 'third part, the signature,',
};

/** Says in plain words why a text is not a readable token; never quotes the token. */
export function describeProblem(problem: TokenProblem): ProblemWords {
  switch (problem.kind) {
    case 'too_large':
      return {
        title: 'Too large for a token',
        text: `It has ${showSize(problem.size)}; a token has at most 64 KB. It was not decoded.`,
      };
    case 'too_deep':
      return {
        title: 'Nested too deeply',
        text: `The ${PART_WORDS[problem.part]} nests more than 32 levels. No provider writes such a token, and none is accepted.`,
      };
    case 'part':
      return describePart(problem.part, problem);
    default:
      return describeShape(problem);
  }
}

type ShapeProblem = Exclude<TokenProblem, { kind: 'too_large' | 'too_deep' | 'part' }>;

function describeShape(problem: ShapeProblem): ProblemWords {
  switch (problem.kind) {
    case 'empty':
      return { title: 'Nothing to read', text: 'Paste a token to see what it says.' };
    case 'white_space':
      return {
        title: 'White space inside the token',
        text: `Character ${problem.at + 1} is a space or a line break. A token has none: copy it again in one piece.`,
      };
    case 'opaque':
      return {
        title: 'An opaque token',
        text: 'It has no parts to decode: only the provider that issued it knows what it means. For a token that can be checked with keys, ask the provider for a JWT. With Auth0, pass the audience of an API.',
      };
    case 'json_serialization':
      return {
        title: 'A signature in JSON form',
        text: 'This is the JSON serialization of a signature. Tokens travel in compact form: three parts with dots between them.',
      };
    case 'parts':
      return describeParts(problem.count);
    default:
      return describeWrapped(problem.kind);
  }
}

function describeParts(count: number): ProblemWords {
  const counted = count === 2 ? '2 parts' : `${count} parts`;
  const hint =
    count === 2
      ? 'The signature is missing: the end may have been cut off while copying.'
      : 'Copy the token again, from its first character to its last.';
  return {
    title: 'Not three parts',
    text: `A signed token has three parts with dots between them; this has ${counted}. ${hint}`,
  };
}

function describeWrapped(kind: 'encrypted' | 'nested' | 'detached'): ProblemWords {
  switch (kind) {
    case 'encrypted':
      return {
        title: 'An encrypted token (JWE)',
        text: 'Five parts: only the application that holds the private key can read the claims. Claimcheck decrypts nothing. Switch token encryption off for this application, or paste the token that was signed.',
      };
    case 'nested':
      return {
        title: 'A token inside a token',
        text: 'The payload is another token instead of claims. Nested tokens are refused; paste the inner one on its own.',
      };
    case 'detached':
      return {
        title: 'No payload',
        text: 'The second part is empty, as in a detached signature. There are no claims to read.',
      };
    default:
      return unreachable(kind);
  }
}

const BASE64URL_WORDS: Readonly<Record<Base64urlFault, string>> = {
  white_space: 'is white space, which base64url does not have',
  padding: 'is padding (=), which tokens leave out',
  standard_alphabet: 'is of standard base64; tokens write - for + and _ for /',
  character: 'is not a base64url character',
  length: 'ends it at a length that base64url cannot have, so some of it is missing',
  spare_bits: 'has bits set that belong to no byte, so the last character was changed or cut',
};

function describePart(part: TokenPartName, fault: PartFault): ProblemWords {
  const words = PART_WORDS[part];
  switch (fault.fault) {
    case 'base64url':
      return {
        title: `The ${part} is not base64url`,
        text: `In the ${words} character ${fault.at + 1} ${BASE64URL_WORDS[fault.reason]}. Copy the token again.`,
      };
    case 'utf8':
      return {
        title: `The ${part} is not UTF-8`,
        text: `The ${words} decodes to bytes that are no text. Part of the token may be missing.`,
      };
    case 'empty':
      return { title: `The ${part} is empty`, text: `The ${words} has no characters.` };
    case 'not_an_object':
      return {
        title: `The ${part} is not a JSON object`,
        text: `The ${words} is JSON, but a token needs names with values there.`,
      };
    case 'json':
      return describeJson(part, fault.json);
    default:
      return unreachable(fault);
  }
}

type JsonPartFault = Extract<PartFault, { fault: 'json' }>['json'];

function describeJson(part: TokenPartName, fault: JsonPartFault): ProblemWords {
  const words = PART_WORDS[part];
  return fault.kind === 'duplicate_name'
    ? {
        title: 'A name is given twice',
        text: `In the ${words} a name occurs twice in one object. Readers would disagree on which counts, so such a token is refused.`,
      }
    : {
        title: `The ${part} is not JSON`,
        text: `The ${words} stops being JSON at character ${fault.at + 1} of its text. Part of the token may be missing or changed.`,
      };
}
