/**
 * The manifest of a package: one organization, one item, one tracked resource with every file of the package.
 *
 * It holds no `masteryscore` and no `completionThreshold`: both make an LMS overwrite what the course reports. Prefixes are
 * literal (`adlcp:`, `imsss:`, `adlnav:`), because common importers compare them as text.
 *
 * Source: SCORM 1.2 Content Aggregation Model (ADL, 2001) §2.3; SCORM 2004 3rd and 4th Edition, Content Aggregation Model §3.4.
 */
import type { CoursePackage, CourseText, Standard } from '../../src/course/course';
import { escapeMarkup } from './markup';
import { standards } from './standards';

/** A title in a 1.2 manifest holds at most so many characters. */
const titleLimit = 200;

export interface ManifestParts {
  readonly course: CoursePackage;
  /** Every file of the package but the manifest itself, by its path in the package. */
  readonly files: readonly string[];
  /** The one of `files` that an LMS opens. */
  readonly launch: string;
}

/** The description of a 3rd Edition package: its schemas admit none inside the manifest. */
export const descriptionFile = 'metadata.xml';

/** The text of `imsmanifest.xml`. @throws when the standard has no manifest. */
export function renderManifest({ course, files, launch }: ManifestParts): string {
  const form = standards[course.standard];
  if (!form) throw new Error(`${course.standard} has no manifest.`);
  const is12 = form.schemaVersion === '1.2';
  const id = manifestId(course);
  const title = escapeMarkup(courseTitle(course).slice(0, titleLimit));
  const scormType = is12 ? 'adlcp:scormtype="sco"' : 'adlcp:scormType="sco"';
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="${escapeMarkup(course.version)}" ${is12 ? namespaces12 : namespaces2004}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${form.schemaVersion}</schemaversion>
${describe(course)}
  </metadata>
  <organizations default="${id}.organization">
    <organization identifier="${id}.organization">
      <title>${title}</title>
      <item identifier="${id}.item" identifierref="${id}.sco" isvisible="true">
        <title>${title}</title>${is12 ? '' : itemSequencing}
      </item>${is12 ? '' : organizationSequencing}
    </organization>
  </organizations>
  <resources>
    <resource identifier="${id}.sco" type="webcontent" ${scormType} href="${escapeMarkup(launch)}">
${files.map((file) => `      <file href="${escapeMarkup(file)}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}

/** The text of `descriptionFile`; undefined for a standard whose manifest describes the course itself. */
export function renderDescription(course: CoursePackage): string | undefined {
  if (course.standard !== 'scorm2004-3') return undefined;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${describe2004(course)}\n`;
}

function describe(course: CoursePackage): string {
  if (course.standard === 'scorm12') return indent(describe12(course));
  if (course.standard === 'scorm2004-4') return indent(describe2004(course));
  return `    <adlcp:location>${descriptionFile}</adlcp:location>`;
}

function indent(lines: string): string {
  return lines.replace(/^/gm, '    ');
}

/** “Common Ground · Silver”, in the package's first language. */
export function courseTitle(course: CoursePackage): string {
  const text = firstText(course);
  return `${text.overlay.title} · ${text.editionTitle}`;
}

/** The words of the package's first language. @throws when the package has none. */
export function firstText(course: CoursePackage): CourseText {
  const text = course.text[firstLocale(course)];
  if (!text) throw new Error(`Edition ${course.edition} has no text in ${firstLocale(course)}.`);
  return text;
}

export function firstLocale(course: CoursePackage): string {
  const locale = course.locales[0];
  if (locale === undefined) throw new Error(`Edition ${course.edition} lists no locale.`);
  return locale;
}

/** Names overlay and edition, never a version: a new version then replaces the old one in an LMS and attempts go on. */
export function manifestId(course: CoursePackage): string {
  const overlay = firstText(course).overlay.id;
  return ['common-ground', ...(overlay === 'core' ? [] : [overlay]), course.edition].join('.');
}

const namespaces12 = [
  'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"',
  'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
  'xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"',
].join(' ');

const namespaces2004 = [
  'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"',
  'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"',
  'xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"',
  'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
].join(' ');

/** The content sets completion and success itself; the LMS derives neither, and shows no “next” for the only item. */
const itemSequencing = `
        <imsss:sequencing>
          <imsss:deliveryControls tracked="true" completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
        <adlnav:presentation>
          <adlnav:navigationInterface>
            <adlnav:hideLMSUI>previous</adlnav:hideLMSUI>
            <adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
          </adlnav:navigationInterface>
        </adlnav:presentation>`;

const organizationSequencing = `
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>`;

/** Source: IMS Learning Resource Meta-Data 1.2.1 XML binding. */
function describe12(course: CoursePackage): string {
  const strings = (name: string, of: (text: CourseText) => string) =>
    `<imsmd:${name}>${eachText(course, (locale, text) => `<imsmd:langstring xml:lang="${locale}">${escapeMarkup(of(text))}</imsmd:langstring>`)}</imsmd:${name}>`;
  return `<imsmd:lom>
  <imsmd:general>
    ${strings('title', titleOf)}
${course.locales.map((locale) => `    <imsmd:language>${escapeMarkup(locale)}</imsmd:language>`).join('\n')}
    ${strings('description', descriptionOf)}
${keywordsOf(course)
  .map((keyword) => `    ${strings('keyword', keyword)}`)
  .join('\n')}
  </imsmd:general>
  <imsmd:lifecycle>
    <imsmd:version><imsmd:langstring xml:lang="x-none">${escapeMarkup(course.version)}</imsmd:langstring></imsmd:version>
  </imsmd:lifecycle>
  <imsmd:technical>
    <imsmd:format>text/html</imsmd:format>
  </imsmd:technical>
  <imsmd:educational>
    <imsmd:typicallearningtime><imsmd:datetime>${learningTime(course)}</imsmd:datetime></imsmd:typicallearningtime>
  </imsmd:educational>
</imsmd:lom>`;
}

/** Source: IEEE 1484.12.3, the XML binding of Learning Object Metadata. */
function describe2004(course: CoursePackage): string {
  const strings = (name: string, of: (text: CourseText) => string) =>
    `<lom:${name}>${eachText(course, (locale, text) => `<lom:string language="${locale}">${escapeMarkup(of(text))}</lom:string>`)}</lom:${name}>`;
  return `<lom:lom xmlns:lom="http://ltsc.ieee.org/xsd/LOM">
  <lom:general>
    ${strings('title', titleOf)}
${course.locales.map((locale) => `    <lom:language>${escapeMarkup(locale)}</lom:language>`).join('\n')}
    ${strings('description', descriptionOf)}
${keywordsOf(course)
  .map((keyword) => `    ${strings('keyword', keyword)}`)
  .join('\n')}
  </lom:general>
  <lom:lifeCycle>
    <lom:version><lom:string language="${escapeMarkup(firstLocale(course))}">${escapeMarkup(course.version)}</lom:string></lom:version>
  </lom:lifeCycle>
  <lom:technical>
    <lom:format>text/html</lom:format>
  </lom:technical>
  <lom:educational>
    <lom:typicalLearningTime><lom:duration>${learningTime(course)}</lom:duration></lom:typicalLearningTime>
  </lom:educational>
</lom:lom>`;
}

function eachText(course: CoursePackage, write: (locale: string, text: CourseText) => string): string {
  return course.locales
    .map((locale) => {
      const text = course.text[locale];
      return text ? write(escapeMarkup(locale), text) : '';
    })
    .join('');
}

const titleOf = (text: CourseText) => `${text.overlay.title} · ${text.editionTitle}`;

const descriptionOf = (text: CourseText) =>
  [text.overlay.strapline, ...text.modules.map((module) => module.summary)].map(asSentence).join(' ');

const asSentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** One keyword for each module: the skill it teaches. */
function keywordsOf(course: CoursePackage): readonly ((text: CourseText) => string)[] {
  return firstText(course).modules.map((_, place) => (text) => text.modules[place]?.skill ?? '');
}

/** An ISO 8601 duration, in hours and minutes. */
function learningTime(course: CoursePackage): string {
  const minutes = Math.max(1, Math.round(course.minutes.promised ?? course.minutes.computed));
  const hours = Math.floor(minutes / 60);
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes % 60 > 0 ? `${minutes % 60}M` : ''}`;
}

/** Whether packages of this standard carry a manifest. */
export function hasManifest(standard: Standard): boolean {
  return standards[standard] !== undefined;
}
