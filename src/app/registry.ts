/** The one global, as the app sees it: what content scripts register, and what the app's two scripts hand each other. */
import type { ContentRegistry } from '../course/course';
import type { Later } from '../view/course/taking.svelte';

declare global {
  interface Window {
    course?: ContentRegistry & {
      later?: Later;
      /** What `later.js` uses of Svelte: there is one Svelte in a page. */
      svelte?: unknown;
    };
  }
}

export function registry(): Window['course'] {
  return window.course;
}

/** A classic script, so that it loads over `file://` and whatever type an LMS gives it. Rejects when it does not come. */
export function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} did not come`));
    };
    document.head.append(script);
  });
}
