/** Becomes the one script of the cohort page; what the course is called and holds is put there by the pack. */
import { mount } from 'svelte';
import { moves, type MoveCode } from '../engine/moves';
import en from '../i18n/locales/en.json';
import Cohort from './Cohort.svelte';
import CohortWorker from './worker?worker&inline';

interface Room {
  readonly visits: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
}

const room = JSON.parse(document.getElementById('room')?.textContent ?? '{"visits":{},"roles":{}}') as Room;
/** What one would want to practise: not what pushes. */
const skills = (Object.keys(moves) as MoveCode[]).filter((code) => moves[code].family !== 'pushing' && code !== 'CQ');
const names = Object.fromEntries(skills.map((code) => [code, en.move[code].name])) as Record<MoveCode, string>;
mount(Cohort, { target: document.body, props: { ...room, moves: names, createWorker: () => new CohortWorker() } });
