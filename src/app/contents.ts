/** The content scripts of the package: classic scripts, appended when they are wanted, so that they load over `file://` too. */
import type { Content, ContentRegistry, Locale } from '../course/course';

declare global {
  interface Window {
    course?: ContentRegistry;
  }
}

export function registry(): ContentRegistry | undefined {
  return window.course;
}

/** Fetches what `content/<id>.<locale>.js` registers. Each script runs once; one that did not come may be asked for again. */
export function contentLoader(): (id: string, locale: Locale) => Promise<Content> {
  const coming = new Map<string, Promise<Content>>();
  return (id, locale) => {
    const key = `${id}.${locale}`;
    const found = coming.get(key) ?? append(id, locale);
    coming.set(key, found);
    found.catch(() => coming.delete(key));
    return found;
  };
}

function append(id: string, locale: Locale): Promise<Content> {
  const held = () => registry()?.contents.find((each) => each.id === id && each.locale === locale);
  const already = held();
  if (already) return Promise.resolve(already);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `content/${id}.${locale}.js`;
    script.onload = () => {
      const content = held();
      script.remove();
      if (content) resolve(content);
      else reject(new Error(`${script.src} registered nothing`));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${script.src} did not come`));
    };
    document.head.append(script);
  });
}
