import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENVELOPE_LENGTH, isSafe, openEnvelope, sealEnvelope } from './envelope';

const payloads = fc.stringMatching(/^[A-Za-z0-9_.-]{0,200}$/);
const sequences = fc.nat({ max: 2_000_000_000 });

describe('sealing', () => {
  test('gives back what was sealed', () => {
    fc.assert(
      fc.property(sequences, payloads, (sequence, payload) => {
        expect(openEnvelope(sealEnvelope(sequence, payload))).toMatchObject({ sequence, payload });
      }),
    );
  });

  test('uses only characters that every LMS gives back unchanged', () => {
    fc.assert(fc.property(sequences, payloads, (sequence, payload) => isSafe(sealEnvelope(sequence, payload))));
  });

  test('adds no more than it says', () => {
    expect(sealEnvelope(36 ** 8 - 1, 'abc')).toHaveLength(3 + ENVELOPE_LENGTH);
  });

  test.each(['a b', 'a=b', 'a$b', 'a\nb', 'é', 'a,b', '{}'])('refuses the payload %j', (payload) => {
    expect(() => sealEnvelope(1, payload)).toThrow(RangeError);
  });

  test.each([-1, 1.5, NaN, Infinity, 36 ** 8])('refuses the sequence number %d', (sequence) => {
    expect(() => sealEnvelope(sequence, 'abc')).toThrow(RangeError);
  });
});

describe('opening', () => {
  const sealed = sealEnvelope(41, 'r7.abcd-efgh_ijkl.mn');

  test('takes an empty text as an empty bookmark', () => {
    expect(openEnvelope('')).toEqual({ sequence: 0, payload: '', checksum: '' });
  });

  test('never throws, whatever came back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), payloads), (text) => void openEnvelope(text)),
    );
  });

  test('never takes a changed bookmark for another whole one', () => {
    const changed = fc
      .tuple(sequences, payloads, fc.nat(), fc.nat(), fc.string({ maxLength: 6 }))
      .map(([sequence, payload, from, length, put]) => {
        const whole = sealEnvelope(sequence, payload);
        const start = from % (whole.length + 1);
        return { whole, text: whole.slice(0, start) + put + whole.slice(start + (length % 8)) };
      });
    fc.assert(
      fc.property(changed, ({ whole, text }) => {
        fc.pre(text !== whole && text !== '');
        expect(openEnvelope(text)).toHaveProperty('damage');
      }),
      { numRuns: 2000 },
    );
  });

  test('notices every single changed character', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      for (const put of 'azAZ09_.-=$\n ') {
        if (put === sealed[at]) continue;
        expect(openEnvelope(sealed.slice(0, at) + put + sealed.slice(at + 1))).toHaveProperty('damage');
      }
    }
  });

  test('notices every cut', () => {
    for (let end = 1; end < sealed.length; end += 1) {
      expect(openEnvelope(sealed.slice(0, end))).toHaveProperty('damage');
    }
  });

  test.each([
    ['cut', sealed.slice(0, -3)],
    ['cut', sealed.slice(0, 12)],
    ['cut', '1'],
    ['mangled', sealed.replace('abcd', 'abce')],
    ['mangled', sealed.replace('-', '=')],
    ['mangled', `${sealed}\r\n`],
    ['newer', sealed.replace('1', '2')],
    ['foreign', '{"page":3}'],
    ['foreign', 'page-3'],
  ] as const)('says that it is %s: %j', (damage, text) => {
    expect(openEnvelope(text)).toMatchObject({ damage });
  });

  test('reads the sequence number of a cut one', () => {
    expect(openEnvelope(sealed.slice(0, -3))).toEqual({ damage: 'cut', sequence: 41 });
  });
});
