/** What `later.js` uses of Svelte; made by `scorm/package/later.ts`. */
declare module 'virtual:svelte-for-later';
/** Its names are read to make that; Svelte gives it no types. */
declare module 'svelte/internal/client';
