/** One edition in one standard → one zip, in memory; nothing is written here. */
import type { Assembly } from '../../src/content/course';
import type { App } from './app';
import { filesOf, launchPage } from './files';
import { courseTitle, firstText } from './manifest';
import { sha256, zipName, type BuiltPackage } from './shelf';
import { zipFiles } from './zip';

/** Makes one package. @throws when a picture that it shows is not there: see `missingPictures`. */
export function makePackage(assembled: Assembly, app: App, root: string): BuiltPackage {
  const zip = zipFiles(filesOf(assembled, app, root));
  const course = assembled.package;
  const names = {
    edition: course.edition,
    standard: course.standard,
    overlay: firstText(course).overlay.id,
    version: course.version,
  };
  return {
    row: {
      ...names,
      title: courseTitle(course),
      file: zipName(names),
      bytes: zip.length,
      sha256: sha256(zip),
      launch: launchPage,
    },
    zip,
  };
}
