/**
 * What a quick learner does on the first screen before the app takes its place: looking for the record may take seconds. The screen
 * they see is the one that comes, so picks and the last button pressed are handed on to it.
 */
import type { TakingCourse } from '../view/course/taking.svelte';

/**
 * Watches the prerendered screen from now on.
 *
 * @returns reads the picks, to be called before the screen is replaced; what that returns presses the button again on the new one.
 */
export function watchFirstScreen(screen: HTMLElement): (taking: TakingCourse) => () => void {
  let pressed: string | undefined;
  const note = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button[data-action]') : null;
    pressed = button?.dataset['action'] ?? pressed;
  };
  screen.addEventListener('click', note);
  return (taking) => {
    screen.removeEventListener('click', note);
    // Whoever comes back to another place has seen a screen that is not theirs.
    if (taking.begun || taking.attempt.place.screen !== 'meeting') return () => undefined;
    const number = screen.querySelector<HTMLInputElement>('input[name=before]:checked');
    if (number && taking.attempt.ratings.before === undefined) taking.rate('before', Number(number.value));
    const wanted = screen.querySelector<HTMLSelectElement>('select[data-action=role]')?.value;
    const role = taking.roles.find(({ id }) => id === wanted);
    if (role) taking.chooseRole(role.id);
    return () => {
      if (pressed !== undefined) screen.querySelector<HTMLElement>(`button[data-action="${pressed}"]`)?.click();
    };
  };
}
