import { REQUEST_CODE_CAUSES, TOKEN_CODE_CAUSES } from '@/api/docs-codes';
import { DECISION_WORDS } from '@/lib/core/docs/code-words';
import { type CodeGroup, codesPage } from '@/lib/core/docs/codes-page';
import { providerPage } from '@/lib/core/docs/provider-page';
import { REPORT_PROBLEMS } from '@/lib/core/providers/report-problems';
import type { VerdictCode } from '@/lib/core/tokens/verdict';
import { remedyOf } from '@/lib/core/tokens/verdict-remedies';
import { ADAPTER_CODE_WORDS, LOCAL_CODE_WORDS, SDK_CODE_WORDS } from './sdk-code-words';

/** A file of docs that is made from what the console and the api say. */
export interface MadeDoc {
  readonly path: string;
  readonly text: string;
}

const isVerdictCode = (code: string): code is VerdictCode => code in TOKEN_CODE_CAUSES;

/** Every such file as it has to be. */
export function madeDocs(): readonly MadeDoc[] {
  return [
    { path: 'docs/auth0.md', text: providerPage('auth0') },
    { path: 'docs/clerk.md', text: providerPage('clerk') },
    { path: 'docs/workos.md', text: providerPage('workos') },
    { path: 'docs/custom-oidc.md', text: providerPage('custom_oidc') },
    { path: 'docs/codes.md', text: codesPage(codeGroups()) },
  ];
}

/** Every code that people meet, by where they meet it. */
export function codeGroups(): readonly CodeGroup[] {
  return [
    ofTokens(),
    ofDecisions(),
    ofReports(),
    ofRequests(),
    ofSdk(),
    ofAdapters(),
    ofLocalMode(),
  ];
}

function ofTokens(): CodeGroup {
  return {
    title: 'Tokens and machine keys',
    text: 'Why a token is refused: `code` in the answer of `/v1/verify`, `reason` in that of `/v1/check-authorization`, the headline of the debugger. They are checked in this order, and the first that fails is told.',
    elsewhere: 'Of a token:',
    codes: Object.keys(TOKEN_CODE_CAUSES)
      .filter(isVerdictCode)
      .map((code) => ({
        code,
        text: TOKEN_CODE_CAUSES[code],
        advice: remedyOf({ code, nearMiss: null }, null),
      })),
  };
}

function ofDecisions(): CodeGroup {
  return {
    title: 'Decisions',
    text: 'Why something is allowed or denied: `reason` in the answer of `/v1/check-authorization`. A token that is refused has its own code there instead.',
    elsewhere: 'As the reason of a decision:',
    codes: Object.entries(DECISION_WORDS).map(([code, words]) => ({ code, ...words })),
  };
}

function ofReports(): CodeGroup {
  return {
    title: 'Test Connection',
    text: 'What a step of a connection test found. Warnings have codes too.',
    elsewhere: 'In a connection test:',
    codes: REPORT_PROBLEMS.map(({ id, blocks }) => ({
      code: id,
      text: blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join(' '),
      advice: '',
    })),
  };
}

function ofRequests(): CodeGroup {
  return {
    title: 'Requests to the api',
    text: 'Why a request is refused, with its status: `code` in an answer of 400 and above. `requestId` finds it in the log.',
    elsewhere: 'Of a request:',
    codes: Object.entries(REQUEST_CODE_CAUSES).map(([code, [status, cause]]) => ({
      code,
      text: `Status ${status}. ${cause}`,
      advice: '',
    })),
  };
}

function ofSdk(): CodeGroup {
  return {
    title: 'Errors of the SDK',
    text: 'What a `ClaimcheckError` is thrown for. A refused token or a denial is an answer, never an error. `retryable` says whether the same call may be answered a little later.',
    elsewhere: 'As an error of the SDK:',
    codes: Object.entries(SDK_CODE_WORDS).map(([code, words]) => ({ code, ...words })),
  };
}

function ofAdapters(): CodeGroup {
  return {
    title: 'Answers of the adapters',
    text: 'What the [adapters](adapters.md) answer to a request that they do not let through: `code` in the body. A refused token has its own code there.',
    elsewhere: 'As the answer of an adapter:',
    codes: Object.entries(ADAPTER_CODE_WORDS).map(([code, words]) => ({ code, ...words })),
  };
}

function ofLocalMode(): CodeGroup {
  return {
    title: 'Problems of local mode',
    text: 'What `status().problem` says while [local mode](local-mode.md) goes on; errors of the SDK stand there too.',
    elsewhere: 'In local mode:',
    codes: Object.entries(LOCAL_CODE_WORDS).map(([code, words]) => ({ code, ...words })),
  };
}
