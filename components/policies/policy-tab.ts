/** The views of a policy's page; the first is shown unless the address says otherwise. */
export const POLICY_TABS = ['rules', 'json', 'permissions'] as const;
export type PolicyTab = (typeof POLICY_TABS)[number];

/** The view that an address names; the first for anything else. */
export function policyTabOf(value: unknown): PolicyTab {
  return POLICY_TABS.find((known) => known === value) ?? 'rules';
}
