/** What `claimcheck --help` prints. */
export const CLI_HELP = `claimcheck: asks the HTTP API of Claimcheck about tokens.

  claimcheck verify <token or -> [--explain]
      Says whether a token is good, and if not, why.
  claimcheck check <token or -> --resource <name> --action <name> [--context '{}'] [--explain]
      Says whether its holder may do something, by the policies of the workspace.
  claimcheck status
      Says what the trust bundle holds that local mode would judge by (scope bundle).

With - the token is read from standard input. Do that: others on this machine can read what is typed
after a command, and it stays in the history of the shell.

  --url <address>       of the api; default: CLAIMCHECK_API_URL
  --workspace <slug>    default: CLAIMCHECK_WORKSPACE
  --explain             every check, or the attributes and the smallest change that would allow it
  --json                one object for a script

The API key is read from CLAIMCHECK_API_KEY only, for the first of these reasons; it is no option.
Exit codes: 0 good or allowed, 1 refused or denied, 2 not understood, 3 no answer.`;
