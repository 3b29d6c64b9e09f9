/** Becomes the one script of the cohort page; its words and what the course holds are put there by the pack. */
import { mount } from 'svelte';
import Cohort from './Cohort.svelte';
import './page.css';
import type { Room } from './room';
import CohortWorker from './worker?worker&inline';

const room = JSON.parse(document.getElementById('room')?.textContent ?? '') as Room;
mount(Cohort, { target: document.body, props: { ...room, createWorker: () => new CohortWorker() } });
