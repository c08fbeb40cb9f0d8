import type { AuthorizationCheck } from '@/lib/core/policies/decide-check';
import { verdictAnswer } from '@/lib/core/tokens/verdict-answer';
import { mapInSlices } from '@/lib/platform/in-slices';
import type {
  AuthorizationAnswer,
  CheckAuthorizationBatchInput,
  CheckAuthorizationInput,
  VerifyAnswer,
} from './answers';
import { answerCheck, type LocalQuestion, localQuestion } from './local-decide';
import type { LocalServices } from './local-services';
import { type LocalJudged, type LocalVerifier, requireKeys } from './local-verifier';
import { readCheckInput, readChecksInput, readTokenInput, readTokensInput } from './read-input';
import type { ClaimcheckSettings } from './settings';

/** Answers calls as the HTTP API does, at once wherever nothing has to be waited for. */
export class LocalAnswers {
  private readonly verifier: LocalVerifier;
  private readonly settings: ClaimcheckSettings;
  private readonly services: LocalServices;

  constructor(verifier: LocalVerifier, settings: ClaimcheckSettings, services: LocalServices) {
    this.verifier = verifier;
    this.settings = settings;
    this.services = services;
  }

  /** As `/v1/verify`. */
  verify(token: unknown, explain: boolean): VerifyAnswer | Promise<VerifyAnswer> {
    const judged = this.verifier.verify(readTokenInput(token), explain);
    const answer = (settled: LocalJudged) => verdictAnswer(this.known(settled).judged);
    return judged instanceof Promise ? judged.then(answer) : answer(judged);
  }

  /** As `/v1/verify/batch`, where a token of which nothing is known is a result too. */
  async verifyAll(tokens: unknown, explain: boolean): Promise<readonly VerifyAnswer[]> {
    const judged = await mapInSlices(readTokensInput(tokens), (token) =>
      this.verifier.verify(token, explain),
    );
    const settled = await Promise.all(judged);
    return settled.map((one) => verdictAnswer(one.judged));
  }

  /** As `/v1/check-authorization`. */
  check(input: CheckAuthorizationInput): AuthorizationAnswer | Promise<AuthorizationAnswer> {
    const token = readTokenInput(input.token);
    const check = readCheckInput(input);
    const explain = input.explain ?? false;
    const judged = this.verifier.verify(token, false);
    return judged instanceof Promise
      ? judged.then((settled) => this.decide(settled, check, explain))
      : this.decide(judged, check, explain);
  }

  /** As `/v1/check-authorization/batch`. */
  async checkAll(input: CheckAuthorizationBatchInput): Promise<readonly AuthorizationAnswer[]> {
    const { token, checks, explain = false } = input;
    const [text, asked] = [readTokenInput(token), readChecksInput(checks)];
    const judged = await this.verifier.verify(text, false);
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
    const { local, judged: verdict } = this.known(judged);
    const now = this.services.now();
    return localQuestion(local, verdict, { checks, explain, now });
  }

  /** Throws where nothing is known of the token. */
  private known(judged: LocalJudged): LocalJudged {
    requireKeys(judged, this.settings.local.pollIntervalMs);
    return judged;
  }
}
