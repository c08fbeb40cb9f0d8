/**
 * Clerk's Account Portal of an instance, as an origin. It stands beside the Frontend API, under a
 * name that follows from it.
 */
export function accountPortal(frontendApi: string): string {
  return frontendApi.replace(/clerk\.accounts\.|clerk\./, 'accounts.');
}
