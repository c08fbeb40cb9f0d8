/** Loads another page of the console anew, so that nothing of the one before stays in memory. */
export function leaveFor(path: string): 'leaves' {
  window.location.assign(path);
  return 'leaves';
}
