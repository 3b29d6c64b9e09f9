/**
 * The learner's moves: the only place where the codes are defined. What a nurse reads of them (`move.<code>.name`, `.definition`) is
 * in `src/i18n/locales`; an example, the nearest code of an instrument and its source are in `manual.ts`.
 *
 * `effect` is a starting value for what a move does to a person; an author replaces it per choice, variable by variable. What
 * depends on the moment (permission, readiness, repetition) is in `person.ts`.
 */
export type MoveFamily =
  | 'opening'
  | 'agenda'
  | 'asking'
  | 'listening'
  | 'crediting'
  | 'informing'
  | 'advising'
  | 'pushing'
  | 'planning'
  | 'safety'
  | 'repair'
  | 'silence';

export interface Move {
  readonly family: MoveFamily;
  readonly effect: Readonly<
    Partial<Record<'trust' | 'friction' | 'importance' | 'confidence' | 'momentum' | 'permission' | 'load', number>>
  >;
}

export const moves = {
  HELLO: { family: 'opening', effect: { trust: 1 } },
  AGO: { family: 'agenda', effect: { trust: 1 } },
  AGN: { family: 'agenda', effect: { friction: -1 } },
  OQ: { family: 'asking', effect: {} },
  CQ: { family: 'asking', effect: {} },
  SR: { family: 'listening', effect: { trust: 1 } },
  CR: { family: 'listening', effect: { trust: 2 } },
  DSR: { family: 'listening', effect: { friction: -1 } },
  SUM: { family: 'listening', effect: { trust: 1, load: -1 } },
  EMP: { family: 'listening', effect: { trust: 1, friction: -1 } },
  NORM: { family: 'crediting', effect: { friction: -1 } },
  AFF: { family: 'crediting', effect: { trust: 1, confidence: 1, momentum: 1 } },
  AUT: { family: 'crediting', effect: { friction: -1 } },
  PERM: { family: 'informing', effect: { permission: 1 } },
  INFO: { family: 'informing', effect: { load: 1 } },
  OPT: { family: 'planning', effect: { importance: 0, confidence: 1 } },
  ADVP: { family: 'advising', effect: { confidence: 1 } },
  ADV: { family: 'pushing', effect: { friction: 2, momentum: -1, trust: -1 } },
  CONF: { family: 'pushing', effect: { friction: 2, trust: -1 } },
  REAS: { family: 'pushing', effect: { momentum: -1 } },
  RUL: { family: 'planning', effect: { momentum: 1 } },
  GOAL: { family: 'planning', effect: {} },
  PLAN: { family: 'planning', effect: {} },
  PROB: { family: 'planning', effect: { confidence: 1 } },
  FUP: { family: 'planning', effect: { trust: 1 } },
  TB: { family: 'informing', effect: { load: -1 } },
  STR: { family: 'opening', effect: { load: -1 } },
  REF: { family: 'informing', effect: { load: 1 } },
  SAFE: { family: 'safety', effect: {} },
  NET: { family: 'safety', effect: {} },
  REP: { family: 'repair', effect: { trust: 1, friction: -1 } },
  UNK: { family: 'repair', effect: { trust: 1 } },
  SIL: { family: 'silence', effect: {} },
  ATT: { family: 'silence', effect: {} },
} as const satisfies Record<string, Move>;

export type MoveCode = keyof typeof moves;

export const moveCodes = Object.keys(moves) as MoveCode[];
