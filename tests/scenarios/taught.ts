/** What each topic teaches, in the simulator's codes: what its pages show, not everything that one says in it. */
import type { MoveCode } from '../../src/engine/moves';

export const taught: Readonly<Record<string, readonly MoveCode[]>> = {
  'core-skills': ['HELLO', 'OQ', 'SR', 'CR', 'EMP', 'AFF', 'SUM', 'STR', 'REP'],
  'agenda-setting': ['AGO', 'AGN', 'PERM', 'SUM', 'AUT'],
  ambivalence: ['DSR', 'RUL', 'CR', 'CQ', 'AUT'],
  'goals-and-follow-up': ['GOAL', 'PLAN', 'PROB', 'RUL', 'FUP', 'NET', 'AUT'],
  'care-planning': ['PERM', 'INFO', 'GOAL', 'OPT', 'UNK', 'SUM'],
};
