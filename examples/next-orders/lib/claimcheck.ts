import { Claimcheck } from '@claimcheck/node';
import { protect } from '@claimcheck/node/next';
import { getToken } from './session';

// CLAIMCHECK_API_URL, CLAIMCHECK_WORKSPACE and CLAIMCHECK_API_KEY say which api is asked. They are read when the first
// request comes, so that `next build` needs none of them.
export const { auth, authorize, can } = protect(() => new Claimcheck(), { token: getToken });
