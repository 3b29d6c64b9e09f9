/** Becomes `later.js`, a script of its own: see `scorm/package/later.ts`. It leaves what it holds on `window.course`. */
import Compare from '../view/compare/Compare.svelte';
import type { Later } from '../view/course/taking.svelte';
import Evidence from '../view/evidence/Evidence.svelte';
import Find from '../view/find/Find.svelte';
import Group from '../view/group/Group.svelte';
import { parts } from './parts';
import { registry } from './registry';

export const later: Later = { parts, Compare, Evidence, Find, Group };

const course = registry();
if (course) course.later = later;
