/** Every module's interactive parts, by the name that pages call them: `AgendaMap.svelte` is `agenda-map`. */
import type { Component } from 'svelte';
import type { PartProps, Parts } from '../view/page/parts';

const found = import.meta.glob<Component<PartProps>>('../../modules/*/*.svelte', { eager: true, import: 'default' });

export const parts: Parts = Object.fromEntries(Object.entries(found).map(([path, part]) => [nameOf(path), part]));

function nameOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1, -'.svelte'.length);
  return file.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}
