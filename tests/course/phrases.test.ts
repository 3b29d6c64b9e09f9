/** The phrases that each role is offered in each topic. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { moduleSchema } from '../../src/content/parse/course';
import { roleIds } from '../../src/content/parse/schema';

const modules = readdirSync('modules').flatMap((id) => {
  const file = `modules/${id}/module.yaml`;
  const read = moduleSchema.safeParse(existsSync(file) ? parse(readFileSync(file, 'utf8')) : {});
  return read.success ? [read.data] : [];
});
const own = modules.flatMap((module) => Object.values(module['phrases by role'] ?? {}).flat());

test('there are five topics', () => {
  expect(modules).toHaveLength(5);
});

describe.each(modules)('$id', (module) => {
  test('has a phrase for every role', () => {
    expect(Object.keys(module['phrases by role'] ?? {}).sort()).toEqual([...roleIds].sort());
  });

  test('says nothing to everybody that is a clinician’s to say', () => {
    for (const phrase of module.phrases)
      expect(phrase).not.toMatch(/tablet|dose|medicine|prescri|inhaler|blood|results|symptom|diagnos/i);
  });

  test.each(['receptionist', 'care-navigator', 'social-prescriber', 'health-coach'] as const)(
    'asks no clinician’s question of a %s',
    (role) => {
      for (const phrase of module['phrases by role']?.[role] ?? [])
        expect(phrase).not.toMatch(/tablet|dose|medicine|prescri|inhaler|blood|results|symptom|diagnos/i);
    },
  );
});

test('no phrase is offered to two roles, or in two topics', () => {
  expect(new Set(own).size).toBe(own.length);
});
