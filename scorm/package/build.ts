/** From the sources to `dist/packages`: content first, then the app, then the zips; nothing is written before all is well. */
import path from 'node:path';
import { readCourse, type Assembly, type BuiltCourse } from '../../src/content/course';
import { overlayIds, readOverlay } from '../../src/content/overlays';
import { showProblem } from '../../src/content/parse/problem';
import type { Standard } from '../../src/course/course';
import { readyApp, type App } from './app';
import { makeChecks, readyCheck } from './check';
import { missingPictures } from './files';
import { renderHandover } from './handover/pages';
import { readProfiles, type Profile } from './handover/profiles';
import { whatLacks } from './lacking';
import { firstText } from './manifest';
import { makePackage } from './package';
import { readIndex, shelveBeside, shelvePackages, type PackageRow } from './shelf';
import { standardNames } from './standards';
import { unknown, type Wish } from './wish';
import type { Files } from './zip';

/** Rows of what was built, or what stopped it, in words for whoever asked. */
export type Outcome = { readonly rows: readonly PackageRow[] } | { readonly refusal: string };

/**
 * Builds the packages of a wish into `dist/packages`: drafts, unless they are released.
 *
 * @param releasedOn the day, as `2027-02-28`, on which they are released; then nothing is built while anything is lacking.
 */
export async function buildPackages(
  root: string,
  wish: Wish,
  say: (line: string) => void,
  releasedOn?: string,
): Promise<Outcome> {
  const overlays = overlayIds(root);
  if (!overlays.includes(wish.overlay)) return { refusal: unknown('overlay', wish.overlay, overlays) };

  const { profiles, problems: inProfiles } = readProfiles(root);
  const { problems: inCourse, course } = await readCourse(root, { overlay: wish.overlay });
  const problems = [...inCourse, ...inProfiles];
  if (problems.length > 0 || !course) {
    const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
    return { refusal: `${problems.map(showProblem).join('\n')}\n\n${count} in the content, so nothing was packaged.` };
  }
  const names = course.editions.map(({ id }) => id);
  const wrong = wish.editions.find((name) => !names.includes(name));
  if (wrong !== undefined) return { refusal: unknown('edition', wrong, names) };

  const order = {
    editions: wish.editions.length > 0 ? unique(wish.editions) : names,
    standards: wish.standards.length > 0 ? unique(wish.standards) : standardNames,
  };
  const status = releasedOn === undefined ? 'draft' : 'released';
  const assemble = (edition: string, standard: Standard): Assembly => {
    const assembly = course.assemble(edition, standard);
    return { ...assembly, package: { ...assembly.package, status } };
  };
  const assemblies = order.editions.flatMap((edition) =>
    order.standards.map((standard) => assemble(edition, standard)),
  );
  const lacking = releasedOn === undefined ? [] : whatLacks(readOverlay(root, wish.overlay), assemblies, releasedOn);
  if (lacking.length > 0)
    return { refusal: `${lacking.join('\n')}\n\nSo nothing was released. Every package stays an unreviewed draft.` };
  const missing = new Set(assemblies.flatMap((assembly) => missingPictures(assembly, root)));
  if (missing.size > 0) return { refusal: `${[...missing].join('\n')}\n\nSo nothing was packaged.` };

  const ready = async (): Promise<App> => {
    await readyCheck(root);
    return readyApp(root, say);
  };
  const app = await ready().catch((reason: unknown) => String(reason instanceof Error ? reason.message : reason));
  if (typeof app === 'string') return { refusal: `${app}\n\nThe app does not build, so nothing was packaged.` };
  const packages = assemblies.map((assembly) => makePackage(assembly, app, root));
  const isWhole = wish.editions.length === 0 && wish.standards.length === 0;
  const isRenewed = (row: PackageRow) =>
    row.overlay === wish.overlay &&
    (isWhole || (order.editions.includes(row.edition) && order.standards.includes(row.standard)));
  const shelf = path.join(root, 'dist/packages');
  shelvePackages(shelf, packages, isRenewed);
  shelveBeside(
    shelf,
    wish.overlay,
    makeBesides({ root, course, assemble, profiles, overlay: wish.overlay, shelved: readIndex(shelf) }),
  );
  return { rows: packages.map(({ row }) => row) };
}

interface Besides {
  readonly root: string;
  readonly course: BuiltCourse;
  readonly assemble: BuiltCourse['assemble'];
  readonly profiles: readonly Profile[];
  readonly overlay: string;
  readonly shelved: readonly PackageRow[];
}

/** The LMS checks, and the pages for whoever looks after an LMS, of all of an overlay's packages on the shelf. */
function makeBesides({ root, course, assemble, profiles, overlay, shelved }: Besides): Files {
  const rows = shelved.filter((row) => row.overlay === overlay);
  const editions = course.editions
    .filter(({ id }) => rows.some(({ edition }) => edition === id))
    .map(({ id }) => assemble(id, 'web').package);
  const checks = editions[0] ? makeChecks(root, firstText(editions[0]).overlay, course.version) : [];
  const pages = renderHandover(root, {
    rows,
    editions,
    profiles,
    checks: checks.map(({ standard, file, zip }) => ({ standard, file, bytes: zip.length })),
  });
  return new Map([...pages, ...checks.map(({ file, zip }) => [file, zip] as const)]);
}

function unique<Name extends string>(names: readonly Name[]): readonly Name[] {
  return [...new Set(names)];
}
