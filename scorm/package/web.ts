/**
 * What a `web` package has besides: it can be installed, and works without a network once it has been opened. An LMS package has none of
 * this: there a worker would stand between the LMS and its own files.
 */
import type { CoursePackage } from '../../src/course/course';
import { courseTitle, firstLocale, firstText, manifestId } from './manifest';

export const webManifestFile = 'manifest.webmanifest';
export const workerFile = 'service-worker.js';

/** Pictures that a device puts on its screen; PNG, because not every device takes SVG. */
export const installIcons = ['icons/app-192.png', 'icons/app-512.png'] as const;

/** The text of `manifest.webmanifest`. Source: W3C Web Application Manifest. */
export function renderWebManifest(course: CoursePackage, launch: string): string {
  const { overlay } = firstText(course);
  const manifest = {
    id: manifestId(course),
    name: courseTitle(course),
    short_name: overlay.title,
    description: overlay.strapline,
    lang: firstLocale(course),
    start_url: launch,
    scope: './',
    display: 'standalone',
    background_color: '#f0f4f5',
    theme_color: '#005eb8',
    icons: installIcons.map((src) => {
      const size = /\d+/.exec(src)?.[0] ?? '';
      return { src, type: 'image/png', sizes: `${size}x${size}`, purpose: 'any maskable' };
    }),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * Stands at the end of `course.js`. Only over http(s): files that are opened from a disk have no workers, and a frame may forbid them. It
 * waits for the first screen, so that keeping the files takes nothing from it.
 */
export const registration = `(function () {
  if (!/^https?:$/.test(location.protocol)) return;
  var link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '${webManifestFile}';
  document.head.appendChild(link);
  window.addEventListener('load', function () {
    try {
      navigator.serviceWorker.register('${workerFile}').catch(function () {});
    } catch (error) {
      // Not allowed here: the course runs all the same, with a network.
    }
  });
})();
`;

/**
 * The text of `service-worker.js`. Every file is fetched anew for each version and then answered from the device; a new version waits until
 * no page of the old one is open, so nobody ever has half of each.
 *
 * @param stamp changes whenever a file does.
 */
export function renderWorker(files: readonly string[], launch: string, stamp: string): string {
  return `var files = ${JSON.stringify(files)};
var own = self.registration.scope + ' ';
var kept = own + ${JSON.stringify(stamp)};
self.addEventListener('install', function (event) {
  event.waitUntil(caches.open(kept).then(function (cache) {
    return cache.addAll(files.map(function (file) { return new Request(file, { cache: 'reload' }); }));
  }));
});
self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.map(function (name) {
      return name.indexOf(own) === 0 && name !== kept && caches.delete(name);
    }));
  }).then(function () { return self.clients.claim(); }));
});
self.addEventListener('fetch', function (event) {
  if (event.request.method !== 'GET') return;
  var wanted = event.request.mode === 'navigate' ? ${JSON.stringify(launch)} : event.request;
  event.respondWith(caches.open(kept).then(function (cache) {
    return cache.match(wanted, { ignoreSearch: true });
  }).then(function (found) { return found || fetch(event.request); }));
});
`;
}
