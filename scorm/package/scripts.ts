/**
 * The data scripts of a package. They are classic scripts in the plainest JavaScript, in ASCII only: an LMS may serve them
 * with the wrong type or character set and they still run.
 */
import type { Content, CoursePackage } from '../../src/course/course';

/** `course.js`: puts `window.course` there (see `ContentRegistry`) and opens the package on it. */
export function renderCourseScript(course: CoursePackage): string {
  return `window.course = (function () {
  var contents = [];
  return {
    package: undefined,
    contents: contents,
    open: function (course) { this.package = course; },
    add: function (content) { contents.push(content); }
  };
})();
window.course.open(${literal(course)});
`;
}

/** One content script: registers what one scenario, module or language holds. */
export function renderContentScript(content: Content): string {
  return `window.course.add(${literal(content)});\n`;
}

/** Where a content script stands in the package; the app asks for it by this name. */
export function contentPath(content: Pick<Content, 'id' | 'locale'>): string {
  return `content/${content.id}.${content.locale}.js`;
}

function literal(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\0-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
