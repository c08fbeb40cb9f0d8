import { describe, expect, it } from 'vitest';
import { emptyDraft } from '../providers/draft';
import { signInValues } from './sign-in-values';
import { workosSnippets } from './workos-snippets';

describe('WorkOS in the App Router', () => {
  const snippet = workosSnippets(signInValues(emptyDraft('workos')))['next-app'];
  const codeOf = (name: string) => snippet.files.find((file) => file.name === name)?.code ?? '';

  it('has a route where the redirect of its settings goes, and names it for WorkOS', () => {
    const [, address = ''] = /REDIRECT_URI=(.+)/.exec(codeOf('.env.local')) ?? [];
    expect(codeOf(`app${new URL(address).pathname}/route.ts`)).toContain('GET = handleAuth()');
    expect(snippet.note).toContain(`\`${address}\``);
  });

  it('redirects to sign in from the proxy, for the page that asks for the token', () => {
    expect(codeOf('proxy.ts')).toMatch(/authkitProxy\(\{\s+middlewareAuth: \{ enabled: true/);
    const [, matched = ''] = /matcher: \['([^:']+)\//.exec(codeOf('proxy.ts')) ?? [];
    expect(codeOf(`app${matched}/page.tsx`)).toContain('withAuth(');
  });
});
