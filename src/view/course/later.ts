/** What nobody needs before they talk: the parts of lessons, and screens one looks at afterwards. It comes when the first of it is wanted. */
import type { Component } from 'svelte';
import type { Session } from '../../engine/session';
import type { Parts } from '../page/parts';
import type { TakingCourse } from './course.svelte';

export interface Later {
  readonly parts: Parts;
  readonly Compare: Component<{ course: TakingCourse; session: Session; other: Session }>;
  readonly Evidence: Component<{ course: TakingCourse }>;
  readonly Find: Component<{ course: TakingCourse }>;
}
