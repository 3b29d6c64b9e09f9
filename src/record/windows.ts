/**
 * Two windows of one learner: each says how far it is, so that the one that is behind can tell its learner and stop writing.
 */

import type { ShadowKey } from './shadow';

export interface Windows {
  /** Tells the others this window's sequence number. */
  say(sequence: number): void;
  /** Listens to the others. */
  hear(listen: (sequence: number) => void): void;
  close(): void;
}

/** What is used of the browser's BroadcastChannel. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/**
 * The other windows of the same learner and course in this browser.
 *
 * @param open opens a channel by name, as `BroadcastChannel` does; where it throws or is missing no window hears another.
 */
export function otherWindows(key: ShadowKey, open: ((name: string) => Channel) | undefined): Windows {
  const channel = openChannel(key, open);
  return {
    say(sequence) {
      try {
        channel?.postMessage(sequence);
      } catch {
        // A channel that was closed under us: nobody is listening.
      }
    },
    hear(listen) {
      if (!channel) return;
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'number') listen(data);
      };
    },
    close() {
      channel?.close();
    },
  };
}

function openChannel(key: ShadowKey, open: ((name: string) => Channel) | undefined): Channel | undefined {
  try {
    return open?.(key);
  } catch {
    return undefined;
  }
}
