/** Reads what was dropped beside the page, so that the page goes on answering; tells how far it is. */
import { readText, type Intake } from './intake';

export type Asked = readonly { readonly source: string; readonly text: string }[];
export type Answer = { readonly done: number; readonly of: number; readonly intake: Intake };

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  data.forEach(({ source, text }, place) => {
    self.postMessage({ done: place + 1, of: data.length, intake: readText(source, text) } satisfies Answer);
  });
};
