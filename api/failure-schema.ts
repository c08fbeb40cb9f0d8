import * as z from 'zod/mini';
import { component, described } from './openapi-registry';

const text = z.string();

/** The one shape of all refusals; `code` says what else is in it. */
export const failureSchema = component(
  z.looseObject({
    code: described(text, 'What happened, in a word that never changes.', 'INVALID_INPUT'),
    message: described(text, 'The same for people, with what to do.'),
    requestId: described(text, 'Finds the request in the log.', 'req_b4k7zq2mwn5xr3tf6hydc8vj'),
    fields: z.optional(
      described(
        z.record(z.string(), z.array(z.string())),
        'With INVALID_INPUT: the messages of each place, as in `clientIds.0`.',
      ),
    ),
    permission: z.optional(described(text, 'With FORBIDDEN: what the key does not give.')),
    conflict: z.optional(
      described(
        z.looseObject({ kind: text }),
        'With CONFLICT: what stands in the way. `version`: another version holds than the one in If-Match. `issuer_taken`: another enabled provider of the environment has the issuer.',
      ),
    ),
  }),
  'Failure',
  'A request that was refused.',
);
