import type { AuthorizationCheck } from '@/lib/core/policies/decide-check';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { verdictAnswer } from '@/lib/core/tokens/verdict-answer';
import { mapInSlices } from '@/lib/platform/in-slices';
import type {
  AuthorizationAnswer,
  CheckAuthorizationBatchInput,
  CheckAuthorizationInput,
  CheckInput,
  VerifyAnswer,
} from './answers';
import { answerCheck, type LocalQuestion, localQuestion } from './local-decide';
import { type LocalJudged, type LocalVerifier, requireKeys } from './local-verifier';
import type { ClaimcheckSettings } from './settings';

const NO_CONTEXT: JsonObject = Object.freeze({});

/**
 * Answers calls as the HTTP API does, at once wherever nothing has to be waited for. What it is given was read before
 * (`readingBackend`).
 */
export class LocalAnswers {
  private readonly verifier: LocalVerifier;
  private readonly settings: ClaimcheckSettings;

  constructor(verifier: LocalVerifier, settings: ClaimcheckSettings) {
    this.verifier = verifier;
    this.settings = settings;
  }

  /** As `/v1/verify`. */
  verify(token: string, explain: boolean): VerifyAnswer | Promise<VerifyAnswer> {
    const judged = this.verifier.verify(token, explain);
    const answer = (settled: LocalJudged) => verdictAnswer(this.known(settled).judged);
    return judged instanceof Promise ? judged.then(answer) : answer(judged);
  }

  /** As `/v1/verify/batch`, where a token of which nothing is known is a result too. */
  async verifyAll(tokens: readonly string[], explain: boolean): Promise<readonly VerifyAnswer[]> {
    const judged = await mapInSlices(tokens, (token) => this.verifier.verify(token, explain));
    const settled = await Promise.all(judged);
    return settled.map((one) => verdictAnswer(one.judged));
  }

  /** As `/v1/check-authorization`. */
  check(input: CheckAuthorizationInput): AuthorizationAnswer | Promise<AuthorizationAnswer> {
    const explain = input.explain ?? false;
    const check = checkOf(input);
    const judged = this.verifier.verify(input.token, false);
    return judged instanceof Promise
      ? judged.then((settled) => this.decide(settled, check, explain))
      : this.decide(judged, check, explain);
  }

  /** As `/v1/check-authorization/batch`. */
  async checkAll(input: CheckAuthorizationBatchInput): Promise<readonly AuthorizationAnswer[]> {
    const { token, checks, explain = false } = input;
    const asked = checks.map(checkOf);
    const judged = await this.verifier.verify(token, false);
    const question = this.questionOf(judged, asked, explain);
    // Policies may be large and texts long, and there may be a hundred decisions.
    return mapInSlices(asked, (check) => answerCheck(question, check));
  }

  private decide(
    judged: LocalJudged,
    check: AuthorizationCheck,
    explain: boolean,
  ): AuthorizationAnswer {
    return answerCheck(this.questionOf(judged, [check], explain), check);
  }

  private questionOf(
    judged: LocalJudged,
    checks: readonly AuthorizationCheck[],
    explain: boolean,
  ): LocalQuestion {
    const { local, judged: verdict, now } = this.known(judged);
    return localQuestion(local, verdict, { checks, explain, now });
  }

  /** Throws where nothing is known of the token. */
  private known(judged: LocalJudged): LocalJudged {
    requireKeys(judged, this.settings.local.pollIntervalMs);
    return judged;
  }
}

function checkOf({ resource, action, context = NO_CONTEXT }: CheckInput): AuthorizationCheck {
  return { resource, action, context };
}
