import { expect, test } from 'vitest';
import { shadowKey, type ShadowKey } from './shadow';
import { otherWindows, type Channel } from './windows';

const key = shadowKey('ann', 'course') as ShadowKey;

/** Channels of one browser: each message reaches every other channel of its name. */
function browser() {
  const open = new Map<string, Channel[]>();
  return (name: string): Channel => {
    const here = open.get(name) ?? [];
    const channel: Channel = {
      onmessage: null,
      postMessage(message) {
        for (const other of here) if (other !== channel) other.onmessage?.({ data: message } as MessageEvent);
      },
      close() {
        here.splice(here.indexOf(channel), 1);
      },
    };
    here.push(channel);
    open.set(name, here);
    return channel;
  };
}

test('hears the other windows and not itself', () => {
  const open = browser();
  const heard: number[] = [];
  const one = otherWindows(key, open);
  const two = otherWindows(key, open);
  one.hear((sequence) => heard.push(sequence));
  two.say(7);
  one.say(8);
  expect(heard).toEqual([7]);
  one.close();
  two.say(9);
  expect(heard).toEqual([7]);
});

test('hears no nonsense', () => {
  const open = browser();
  const heard: unknown[] = [];
  otherWindows(key, open).hear((sequence) => heard.push(sequence));
  open(key).postMessage({ sequence: 9 });
  expect(heard).toEqual([]);
});

test.each([
  ['missing', undefined],
  [
    'forbidden',
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
  ],
])('is alone where channels are %s', (_, open) => {
  const windows = otherWindows(key, open);
  windows.hear(() => undefined);
  windows.say(1);
  windows.close();
});
