import { cookies } from 'next/headers';

/**
 * The token of whoever is signed in; null: nobody is. It stands in for the session of your provider. With Clerk:
 *
 *     const { getToken } = await auth();
 *     return getToken({ template: 'claimcheck' });
 */
export async function getToken(): Promise<string | null> {
  const jar = await cookies();
  return jar.get('session')?.value ?? null;
}
