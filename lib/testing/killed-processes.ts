import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BuiltProcess, startBuilt } from './built-process';
import { createOwner, type ProviderActions, startLoad } from './console-load';
import { judgeWorkspace, seeded } from './kill-rounds';

type Name = 'console' | 'api';

/** How many rounds of a campaign kill the console; the others kill the api. */
const CONSOLE_SHARE = 0.6;
const LONGEST_WRITING_MS = 400;
const GIVE_UP_AFTER_MS = 30_000;

export interface ProcessCampaign {
  readonly acknowledged: number;
  readonly killed: Readonly<Record<Name, number>>;
  /** The slowest start after a kill, to the first good answer, in milliseconds. */
  readonly slowestMs: Readonly<Record<Name, number>>;
  readonly faults: readonly string[];
}

export interface ProcessCampaignOptions {
  readonly url: string;
  readonly rounds: number;
  readonly seed: number;
  readonly ports: Readonly<Record<Name, number>>;
  readonly actions: ProviderActions;
  /** A start that takes longer than this is a fault, in milliseconds. */
  readonly withinMs: number;
}

/**
 * Runs console and api of the build, writes through the console, kills one of the two without warning,
 * starts it again, and judges what is in the process's own database, which both share.
 */
export async function killProcesses(options: ProcessCampaignOptions): Promise<ProcessCampaign> {
  const random = seeded(options.seed);
  const owner = await createOwner();
  const settings = settingsOf(options);
  const start = (name: Name) => startBuilt(name, settings, GIVE_UP_AFTER_MS);
  const running = { console: await start('console'), api: await start('api') };
  const campaign = {
    acknowledged: 0,
    killed: { console: 0, api: 0 },
    slowestMs: { console: 0, api: 0 },
    faults: [] as string[],
  };
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      const victim: Name = random() < CONSOLE_SHARE ? 'console' : 'api';
      const waitMs = random() * LONGEST_WRITING_MS;
      const load = startLoad(running.console.url, owner, options.actions, `r${round}`);
      await load.begun;
      await sleep(waitMs);
      await kill(running[victim]);
      running[victim] = await start(victim);
      load.stop();
      await load.ended;
      campaign.killed[victim] += 1;
      const { upAfterMs } = running[victim];
      campaign.slowestMs[victim] = Math.max(campaign.slowestMs[victim], upAfterMs);
      if (upAfterMs > options.withinMs) {
        campaign.faults.push(`Round ${round}: the ${victim} was up after ${upAfterMs} ms only.`);
      }
      campaign.acknowledged += load.acknowledged.length;
      const found = await judgeWorkspace(owner.workspaceId, load.acknowledged);
      campaign.faults.push(...[...load.faults, ...found].map((text) => `Round ${round}: ${text}`));
    }
  } finally {
    await Promise.all([kill(running.console), kill(running.api)]);
  }
  return campaign;
}

/** What both processes of a campaign are started with. */
export function settingsOf({
  url,
  ports,
}: ProcessCampaignOptions): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: url,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'claimcheck-drill-')),
    SECRET_KEY: 'a secret key that is only for drills',
    HOST: '127.0.0.1',
    PORT: String(ports.console),
    API_PORT: String(ports.api),
  };
}

async function kill({ child, ended }: BuiltProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
