/** Something odd about a token that was only decoded. `neutral` is worth knowing, no fault. */
export interface TokenWarning {
  readonly code: WarningCode;
  readonly tone: 'bad' | 'warning' | 'neutral';
  readonly title: string;
  readonly text: string;
  /** The claim that it is about, when it is about one. */
  readonly claim?: string;
}

export type WarningCode =
  | 'alg_missing'
  | 'alg_none'
  | 'alg_hmac'
  | 'alg_unknown'
  | 'no_kid'
  | 'header_ignored'
  | 'header_private_key'
  | 'crit'
  | 'b64'
  | 'zip'
  | 'nested'
  | 'signature_empty'
  | 'signature_length'
  | 'no_iss'
  | 'no_sub'
  | 'no_aud'
  | 'no_exp'
  | 'expired'
  | 'not_yet'
  | 'issued_ahead'
  | 'lifetime_backwards'
  | 'lifetime_long'
  | 'milliseconds'
  | 'time_type'
  | 'large'
  | 'groups_missing'
  | 'session_pending'
  | 'acts_for_another'
  | 'bound_to_key'
  | 'wrong_kind';
