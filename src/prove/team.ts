/** Proves scenarios side by side, as many at a time as there are processors: none of them knows of another. */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { Scenario } from '../engine/scenario';
import { proveScenario, type ScenarioProof } from './report';

interface Task {
  readonly scenario: Scenario;
  readonly resolve: (proof: ScenarioProof) => void;
  readonly reject: (error: Error) => void;
}

/** Three times what `npm run prove` gives its own half-space: a walk makes a great deal that is soon forgotten. */
const YOUNG_MB = 384;

/** A worker does not take over that TypeScript is read as it stands. */
const starting = `import('tsx/esm/api').then(({ register }) => (register(), import('${import.meta.url}')))`;

export class Team {
  readonly #waiting: Task[] = [];
  readonly #workers: Worker[] = [];

  /** Rejects with what the proof throws. */
  prove(scenario: Scenario): Promise<ScenarioProof> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ scenario, resolve, reject });
      if (this.#workers.length < availableParallelism()) this.#hire();
    });
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #hire(): void {
    const worker = new Worker(starting, { eval: true, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    this.#workers.push(worker);
    let task: Task | undefined;
    const next = (): void => {
      task = this.#waiting.shift();
      if (task) worker.postMessage(task.scenario);
    };
    worker.on('message', (proof: ScenarioProof) => {
      task?.resolve(proof);
      next();
    });
    worker.on('error', (error) => task?.reject(error));
    next();
  }
}

if (!isMainThread) parentPort?.on('message', (scenario: Scenario) => parentPort?.postMessage(proveScenario(scenario)));
