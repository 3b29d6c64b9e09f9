/** What a package's other scripts bring, each when it is first wanted. Each runs once; one that did not come may be asked for again. */
import type { Content, Locale } from '../course/course';
import type { Later } from '../view/course/taking.svelte';
import { loadScript, registry } from './registry';

/** Fetches what `content/<id>.<locale>.js` registers. */
export function contentLoader(): (id: string, locale: Locale) => Promise<Content> {
  const coming = new Map<string, Promise<Content>>();
  return (id, locale) => {
    const key = `${id}.${locale}`;
    const found = coming.get(key) ?? fetchContent(id, locale);
    coming.set(key, found);
    found.catch(() => coming.delete(key));
    return found;
  };
}

async function fetchContent(id: string, locale: Locale): Promise<Content> {
  const held = () => registry()?.contents.find((each) => each.id === id && each.locale === locale);
  if (!held()) await loadScript(`content/${id}.${locale}.js`);
  const content = held();
  if (!content) throw new Error(`content/${id}.${locale}.js registered nothing`);
  return content;
}

/** Fetches `later.js`. */
export async function loadLater(): Promise<Later> {
  if (import.meta.env.DEV) return (await import('./later')).later;
  if (!registry()?.later) await loadScript('later.js');
  const later = registry()?.later;
  if (!later) throw new Error('later.js left nothing');
  return later;
}
