import { version } from '../package.json';

/** How the SDK names itself to the api. */
export const USER_AGENT = `claimcheck-node/${version}`;
