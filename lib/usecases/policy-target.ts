import { providerTarget } from './provider-target';

/** The members of an input that name one version of one policy. */
export const policyTarget = providerTarget;
