/** Rules in one document. */
export const MAX_RULES = 100;
/** Conditions in one document, those within composites counted too. */
export const MAX_CONDITIONS = 500;
/** Levels of composites within each other. */
export const MAX_NESTING = 8;
/** Members of a `values` list. */
export const MAX_VALUES = 1000;
/** Characters of one text. */
export const MAX_TEXT = 1024;
/** Characters between two stars of a pattern where `?` is among them: one word of the machine holds such a piece. */
export const MAX_GAPPED_PIECE = 32;
/** Names with dots between them in the path after `context.`. */
export const MAX_PATH_NAMES = 32;
/** Characters of a rule_id. */
export const MAX_RULE_ID = 64;
/** Characters of a policy's name. */
export const MAX_POLICY_NAME = 80;
/** Characters of the path after `context.`. */
export const MAX_PATH = 512;
/** Characters of a resource and of an action. */
export const MAX_TARGET_NAME = 128;
