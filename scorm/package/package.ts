/** Editions × standards → zips. Everything is made in memory; nothing is written here. */
import type { Standard } from '../../src/course/course';
import type { App } from './app';
import { filesOf, launchPage, type Assembled } from './files';
import { courseTitle, firstText } from './manifest';
import { sha256, zipName, type BuiltPackage } from './shelf';
import { zipFiles } from './zip';

/** What packaging needs of a course whose content is sound. */
export interface PackagedCourse {
  readonly editions: readonly { readonly id: string }[];
  readonly assemble: (edition: string, standard: Standard) => Assembled;
}

export interface Order {
  readonly editions: readonly string[];
  readonly standards: readonly Standard[];
}

/** Makes every package of an order. @throws when a file that a package needs is not there. */
export function makePackages(course: PackagedCourse, order: Order, app: App, root: string): readonly BuiltPackage[] {
  return order.editions.flatMap((edition) =>
    order.standards.map((standard) => makePackage(course.assemble(edition, standard), app, root)),
  );
}

/** Makes one package. */
export function makePackage(assembled: Assembled, app: App, root: string): BuiltPackage {
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
