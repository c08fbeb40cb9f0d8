/** Anchors of the parts of a guide's page that are not sections of the guide. */
export const GUIDE_PARTS = {
  steps: 'steps',
  useIt: 'use-it',
  codes: 'refused',
  symptoms: 'symptoms',
  reports: 'test-connection',
} as const;
