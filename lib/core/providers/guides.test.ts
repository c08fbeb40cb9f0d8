import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyDraft, PROVIDER_TYPES, type ProviderType } from './draft';
import type { GuideBlock, GuideSection, ProviderGuide } from './guide';
import { GUIDE_EXAMPLES } from './guide-examples';
import { type GuidePiece, readGuideCode, readGuideText } from './guide-text';
import { guideValues } from './guide-values';
import { guideOf } from './guides';
import { providerTypeOf } from './registry';
import { REPORT_PROBLEMS } from './report-problems';
import { isProblemCode, TOKEN_CODES } from './token-problems';

/** In this order, among others, with the sections that each type needs. */
const SECTIONS: Readonly<Record<ProviderType, readonly string[]>> = {
  auth0: [
    'prerequisites',
    'quick-links',
    'configuration-reference',
    'token-requirements',
    'standard-claims',
    'custom-domains',
    'organisations',
    'backend-minted-tokens',
    'auth0-actions',
    'redirect-uris',
    'development-and-production',
    'security-practices',
  ],
  clerk: [
    'prerequisites',
    'quick-links',
    'configuration-reference',
    'token-requirements',
    'standard-claims',
    'session-token-without-template',
    'jwt-template',
    'backend-minted-tokens',
    'custom-domains',
    'organisations',
    'development-and-production',
    'security-practices',
  ],
  workos: [
    'prerequisites',
    'quick-links',
    'configuration-reference',
    'token-requirements',
    'standard-claims',
    'jwt-template',
    'session-token-without-template',
    'backend-minted-tokens',
    'custom-domains',
    'organisations',
    'sso-connections',
    'redirect-uris',
    'development-and-production',
    'security-practices',
  ],
  custom_oidc: [
    'prerequisites',
    'quick-links',
    'configuration-reference',
    'token-requirements',
    'standard-claims',
    'keycloak',
    'okta',
    'entra-id',
    'google',
    'cognito',
    'firebase',
    'supabase',
    'organisations',
    'custom-domains',
    'private-network',
    'private-ca',
    'pasted-keys',
    'backend-minted-tokens',
    'permissions',
    'development-and-production',
    'security-practices',
  ],
};

const SYMPTOMS = [
  'get-token-null',
  'claims-missing',
  'email-missing',
  'access-denied',
  'development-production',
];

interface Spoken {
  readonly sentences: readonly string[];
  readonly codes: readonly string[];
  readonly hrefs: readonly string[];
}

function spokenOf(block: GuideBlock): Spoken {
  const nothing: Spoken = { sentences: [], codes: [], hrefs: [] };
  switch (block.kind) {
    case 'text':
    case 'note':
      return { ...nothing, sentences: [block.text] };
    case 'list':
      return { ...nothing, sentences: block.items };
    case 'table':
      return { ...nothing, sentences: block.rows.flat() };
    case 'code':
      return { ...nothing, codes: [block.code] };
    case 'links':
      return { ...nothing, hrefs: block.links.map(({ href }) => href) };
    case 'steps':
      return {
        ...nothing,
        sentences: block.steps.map(({ text }) => text),
        codes: block.steps.flatMap(({ code }) => code ?? []),
      };
  }
}

function partsOf(guide: ProviderGuide): readonly GuideSection[] {
  return [...guide.sections, ...guide.troubleshooting, ...REPORT_PROBLEMS];
}

function blocksOf(guide: ProviderGuide): readonly GuideBlock[] {
  return [{ kind: 'steps', steps: guide.steps }, ...partsOf(guide).flatMap(({ blocks }) => blocks)];
}

function sentencesOf(guide: ProviderGuide): readonly string[] {
  return blocksOf(guide).flatMap((block) => spokenOf(block).sentences);
}

function piecesOf(guide: ProviderGuide): readonly GuidePiece[] {
  return sentencesOf(guide).flatMap(readGuideText);
}

function linksOf(guide: ProviderGuide): readonly string[] {
  const inText = piecesOf(guide).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));
  const listed = blocksOf(guide).flatMap((block) => spokenOf(block).hrefs);
  return [...inText, ...listed, ...(guide.dashboard === null ? [] : [guide.dashboard.href])];
}

describe.each(PROVIDER_TYPES)('the guide of %s', (type) => {
  const guide = guideOf(type);

  it('has every section, in order', () => {
    expect(guide.sections.map(({ id }) => id)).toEqual(SECTIONS[type]);
  });

  it('explains every code, then the symptoms', () => {
    const ids = guide.troubleshooting.map(({ id }) => id);
    expect(ids.slice(0, TOKEN_CODES.length)).toEqual(TOKEN_CODES);
    const symptoms = ids.slice(TOKEN_CODES.length);
    expect(symptoms.filter(isProblemCode)).toEqual([]);
    expect(SYMPTOMS.filter((name) => !symptoms.includes(name))).toEqual([]);
  });

  it('has anchors that differ and are made for addresses', () => {
    const ids = partsOf(guide).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*|[A-Z_]+)$/.test(id))).toEqual([]);
  });

  it('says something in every part', () => {
    expect(partsOf(guide).filter(({ blocks }) => blocks.length === 0)).toEqual([]);
    expect(sentencesOf(guide).filter((sentence) => sentence.trim() === '')).toEqual([]);
  });

  it('has whole marks only', () => {
    const plain = piecesOf(guide).flatMap((piece) => (piece.kind === 'plain' ? [piece.text] : []));
    expect(plain.filter((part) => /[`*[\]{}]/.test(part))).toEqual([]);
  });

  it('names every field of the form in its reference', () => {
    const reference = guide.sections.find(({ id }) => id === 'configuration-reference');
    const said = (reference?.blocks ?? []).flatMap((block) => spokenOf(block).sentences).join('\n');
    const labels = providerTypeOf(type).fields.map(({ label }) => label);
    expect(labels.filter((label) => !said.includes(`**${label}**`))).toEqual([]);
  });

  it('links to https without tracking, or to a part of its own', () => {
    const anchors = new Set(partsOf(guide).map(({ id }) => `#${id}`));
    const odd = linksOf(guide).filter(
      (href) => !anchors.has(href) && !/^https:\/\/[a-z0-9.-]+\/[\w./-]*$/.test(href),
    );
    expect(odd).toEqual([]);
  });

  it('has an example for each value that it shows', () => {
    const inText = piecesOf(guide).flatMap((piece) => (piece.kind === 'value' ? [piece.name] : []));
    const inCode = blocksOf(guide)
      .flatMap((block) => spokenOf(block).codes)
      .flatMap(readGuideCode)
      .flatMap((piece) => (piece.kind === 'value' ? [piece.name] : []));
    const alone = guide.steps.flatMap(({ value }) => value ?? []);
    const shown = [...inText, ...inCode, ...alone];
    expect(shown.filter((name) => GUIDE_EXAMPLES[type][name] === '')).toEqual([]);
  });

  it('keeps to tables of one width', () => {
    const odd = blocksOf(guide).filter(
      (block) =>
        block.kind === 'table' && block.rows.some((row) => row.length !== block.heads.length),
    );
    expect(odd).toEqual([]);
  });

  it('has as examples what the form would make of them', () => {
    const examples = GUIDE_EXAMPLES[type];
    const draft = emptyDraft(type);
    draft.inputs = {
      ...draft.inputs,
      issuer: type === 'custom_oidc' ? examples.issuer : '',
      domain: type === 'auth0' ? examples.domain : '',
      publishableKey: examples.publishableKey,
      clientId: type === 'workos' ? examples.clientId : '',
    };
    const values = guideValues(draft, providerTypeOf(type).derive(draft));
    expect(values.issuer).toBe(examples.issuer);
    expect(values.discovery).toBe(examples.discovery);
    if (type !== 'custom_oidc') expect(values.jwks).toBe(examples.jwks);
  });
});

describe('what a guide shows of the form', () => {
  it('has no value where the form has none', () => {
    const draft = emptyDraft('clerk');
    const values = guideValues(draft, providerTypeOf('clerk').derive(draft));
    expect(Object.values(values).filter((value) => value !== null)).toEqual([]);
  });

  it('proposes the client ID as audience at WorkOS until there is one', () => {
    const draft = emptyDraft('workos');
    draft.inputs.clientId = 'client_01ABC';
    const derive = () => guideValues(draft, providerTypeOf('workos').derive(draft)).audience;
    expect(derive()).toBe('client_01ABC');
    draft.inputs.audiences = ['orders'];
    expect(derive()).toBe('orders');
  });
});

describe('the codes of Test Connection', () => {
  it('are all explained, and nothing else', () => {
    const source = (file: string) =>
      readFileSync(new URL(`../connections/${file}`, import.meta.url), 'utf8');
    const member = /^ {2}\| '([A-Z_]+)'/gm;
    const report = source('report.ts').split('export type StepCode =')[1]?.split(';')[0] ?? '';
    const fetches = source('fetch-failure-code.ts');
    const codes = [...report.matchAll(member), ...fetches.matchAll(member)]
      .map(([, code]) => code)
      .filter((code) => code !== 'ADDRESS_INVALID');
    expect(codes.length).toBeGreaterThan(35);
    const explained = REPORT_PROBLEMS.map(({ id }) => id);
    expect(new Set<string | undefined>(explained)).toEqual(new Set(codes));
  });
});
