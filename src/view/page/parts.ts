/** A module's interactive parts: handed in by the app, called by name. A part knows its words and the interface's, nothing else. */
import type { Component } from 'svelte';
import type { PartText } from '../../course/course';

export interface PartProps {
  words: Readonly<Record<string, PartText>>;
  t: (key: string, options?: Record<string, unknown>) => string;
}

/** By part name as pages write it: `agenda-map`. */
export type Parts = Readonly<Record<string, Component<PartProps>>>;
