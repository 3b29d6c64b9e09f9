/** Proofs kept from one run to the next: a scenario is proved anew when it, the engine or the prover has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../engine/scenario';
import type { ScenarioProof } from './report';

const root = path.resolve(import.meta.dirname, '../..');

export interface Keeping {
  /** Where proofs are kept, one file a scenario. */
  readonly folder: string;
  /** Everything a proof depends on besides the scenario: see `hashOfRules`. */
  readonly rules: string;
  /** Prove anew whatever is kept. */
  readonly fresh?: boolean;
  readonly prove: (scenario: Scenario) => ScenarioProof | Promise<ScenarioProof>;
}

export const proofFolder = path.join(root, 'node_modules/.cache/common-ground/proofs');

/** @returns the kept proof when nothing it depends on has changed; otherwise a new one, which is kept. */
export async function provedOrKept(
  scenario: Scenario,
  keeping: Keeping,
): Promise<{ proof: ScenarioProof; kept: boolean }> {
  const file = path.join(keeping.folder, `${scenario.id}.json`);
  const hash = hashOf(keeping.rules, JSON.stringify(scenario));
  const before = keeping.fresh ? undefined : readKept(file);
  if (before?.hash === hash) return { proof: before.proof, kept: true };
  const proof = await keeping.prove(scenario);
  mkdirSync(keeping.folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ hash, proof } satisfies Kept));
  return { proof, kept: false };
}

/** What stands in the sources of engine and prover, tests aside, and which xstate it is. */
export function hashOfRules(
  folders: readonly string[] = [
    path.join(root, 'src/engine'),
    path.join(root, 'src/prove'),
    path.join(root, 'src/content'),
  ],
): string {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
  const manifest = path.join(root, 'node_modules/xstate/package.json');
  return hashOf(...files.map((file) => readFileSync(file, 'utf8')), readFileSync(manifest, 'utf8'));
}

interface Kept {
  readonly hash: string;
  readonly proof: ScenarioProof;
}

/** A file that cannot be read is no proof. */
function readKept(file: string): Kept | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:${text}`);
  return hash.digest('hex');
}
