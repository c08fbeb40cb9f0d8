/** When a change is in force: in the api, and in applications that judge by themselves and poll. */
export const ACTIVE_WITHIN =
  'within a second, in local mode with the next poll (by default about 5 s)';
