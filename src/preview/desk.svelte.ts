/** What the server told last. */
import type { Proving, Read } from './shown';

class Desk {
  read = $state.raw<Read>({ problems: [] });
  proving = $state.raw<Proving>({ state: 'proving' });
}

export const desk = new Desk();
