/** What a facilitator has put in so far: what was read of it, what could not be, and the reports whose columns are still asked for. */
import type { Summary } from '../course/summary';
import { MOST_BYTES, readReport, type Columns, type Intake, type Reported, type Told } from './intake';
import type { Answer, Asked } from './worker';

export class Gathered {
  summaries = $state.raw<readonly Summary[]>([]);
  reported = $state.raw<readonly Reported[]>([]);
  told = $state.raw<readonly Told[]>([]);
  asks = $state.raw<readonly Columns[]>([]);
  /** There while something is being read: how many texts of all that were put in since nothing was. */
  progress = $state.raw<{ readonly done: number; readonly of: number }>();

  readonly #createWorker: () => Worker;

  constructor(createWorker: () => Worker) {
    this.#createWorker = createWorker;
  }

  read(asked: Asked): void {
    if (asked.length === 0) return;
    const worker = this.#createWorker();
    this.#tell(0, asked.length);
    worker.onmessage = ({ data: { done, of, intake } }: MessageEvent<Answer>) => {
      this.#take(intake);
      this.#tell(1, 0);
      if (done === of) worker.terminate();
    };
    worker.postMessage(asked);
  }

  async readFiles(files: Iterable<File>): Promise<void> {
    const asked: { source: string; text: string }[] = [];
    for (const file of files) {
      if (file.size > MOST_BYTES) this.told = [...this.told, { source: file.name, why: 'too-large', count: 1 }];
      else asked.push({ source: file.name, text: await file.text() });
    }
    this.read(asked);
  }

  /** Somebody says that another column holds the status, or the role. */
  change({ source }: Columns, which: 'status' | 'role', column: number): void {
    this.asks = this.asks.map((each) => (each.source === source ? { ...each, [which]: column } : each));
  }

  /** The columns are right: the report counts, and nothing more is said about it. */
  takeColumns(columns: Columns): void {
    this.asks = this.asks.filter(({ source }) => source !== columns.source);
    this.told = this.told.filter(({ source, why }) => source !== columns.source || why !== 'no-columns');
    this.reported = [...this.reported, ...readReport(columns)];
  }

  #tell(done: number, of: number): void {
    const now = { done: (this.progress?.done ?? 0) + done, of: (this.progress?.of ?? 0) + of };
    this.progress = now.done < now.of ? now : undefined;
  }

  /** A report that comes a second time takes the place of the first. */
  #take({ summaries, told, asks }: Intake): void {
    this.summaries = [...this.summaries, ...summaries];
    this.told = [...this.told, ...told];
    if (asks) this.asks = [...this.asks.filter(({ source }) => source !== asks.source), asks];
  }
}
