/** The preview's page: mounts the desk and hands it what the server tells. */
import { mount } from 'svelte';
import '../view/look/look.scss';
import './preview.scss';
import { desk } from './desk.svelte';
import Preview from './Preview.svelte';
import { PROVING, READ, type Proving, type Read } from './shown';

import.meta.hot?.on(READ, (read: Read) => {
  desk.read = read;
});
import.meta.hot?.on(PROVING, (proving: Proving) => {
  desk.proving = proving;
});

const answer = await fetch('/now.json');
const now = (await answer.json()) as { read: Read; proving: Proving };
desk.read = now.read;
desk.proving = now.proving;
mount(Preview, {
  target: document.getElementById('desk') ?? document.body,
  props: {
    get read() {
      return desk.read;
    },
    get proving() {
      return desk.proving;
    },
  },
});
