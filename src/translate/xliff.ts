/** XLIFF 1.2, the format of translators’ tools: writing it, and reading it with the place of everything. Knows nothing of the course. */
import { DOMParser, ParseError, type Element, type Node } from '@xmldom/xmldom';
import { cutAtMarks } from '../content/marks';
import { escapeMarkup } from '../../scorm/package/markup';
import type { Note } from './notes';

/** `needs-review-translation`: its English has changed since. */
export type State = 'new' | 'needs-review-translation' | 'translated';

export interface XliffUnit {
  readonly id: string;
  readonly source: string;
  /** Undefined while it is `new`. */
  readonly target: string | undefined;
  readonly state: State;
  readonly notes: readonly Note[];
}

export interface XliffFile {
  /** The English file that the units are of. */
  readonly original: string;
  readonly about: string;
  readonly units: readonly XliffUnit[];
}

export function writeXliff(language: string, files: readonly XliffFile[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    ...files.flatMap(({ original, about, units }) => [
      `<file original="${escapeMarkup(original)}" source-language="en" target-language="${language}" datatype="plaintext" xml:space="preserve">`,
      ...(about ? [`<header><note>${escapeMarkup(about)}</note></header>`] : []),
      '<body>',
      ...units.flatMap(writtenUnit),
      '</body>',
      '</file>',
    ]),
    '</xliff>',
    '',
  ].join('\n');
}

function writtenUnit({ id, source, target, state, notes }: XliffUnit): string[] {
  const words = target === undefined ? '' : withMarks(target, source);
  return [
    `<trans-unit id="${escapeMarkup(id)}">`,
    `  <source>${withMarks(source, source)}</source>`,
    `  <target state="${state}">${words}</target>`,
    ...notes.map(({ from, says }) => `  <note from="${from}">${escapeMarkup(says)}</note>`),
    '</trans-unit>',
  ];
}

/** What is not to be translated becomes `<ph>`, which a tool shows as one thing and gives back as it was; numbered as in the source. */
function withMarks(text: string, source: string): string {
  const numbered = cutAtMarks(source).filter(isMark);
  const free = new Set(numbered.keys());
  let strange = numbered.length;
  const numberOf = (mark: string) => {
    const place = [...free].find((each) => numbered[each] === mark) ?? strange++;
    free.delete(place);
    return place + 1;
  };
  return cutAtMarks(text)
    .map((piece, place) =>
      isMark(piece, place) ? `<ph id="${numberOf(piece)}">${escapeMarkup(piece)}</ph>` : escapeMarkup(piece),
    )
    .join('');
}

function isMark(_: string, place: number): boolean {
  return place % 2 === 1;
}

/** Both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface ReturnedUnit {
  readonly id: string;
  readonly source: string;
  /** Empty while nobody has translated it. */
  readonly target: string;
  /** As the tool left it; empty when it says nothing. */
  readonly state: string;
  readonly at: Place;
}

export interface ReturnedFile {
  readonly original: string;
  readonly from: string;
  readonly to: string;
  readonly units: readonly ReturnedUnit[];
  readonly at: Place;
}

/** @returns what came back, or why it cannot be read. */
export function readXliff(
  text: string,
): { readonly files: readonly ReturnedFile[] } | { readonly why: string; readonly at: Place } {
  const root = parsed(text);
  if ('why' in root) return root;
  if (root.localName !== 'xliff') return { why: 'This is not XLIFF', at: placeOf(root) };
  const version = root.getAttribute('version') ?? '';
  if (version !== '1.2') return { why: `This is XLIFF ${version}, and only 1.2 is read`, at: placeOf(root) };
  return { files: within(root, 'file').map(fileIn) };
}

function parsed(text: string): Element | { why: string; at: Place } {
  let at: Place = { line: 1, column: 1 };
  try {
    const document = new DOMParser({
      onError: (level, message, { locator }: { locator?: { lineNumber?: number; columnNumber?: number } }) => {
        if (level === 'warning') return;
        at = { line: locator?.lineNumber || 1, column: locator?.columnNumber || 1 };
        throw new ParseError(message);
      },
    }).parseFromString(text, 'text/xml');
    return document.documentElement ?? { why: 'This is not XML', at };
  } catch (reason) {
    if (!(reason instanceof ParseError)) throw reason;
    return { why: `This is not XML (${reason.message})`, at };
  }
}

function fileIn(file: Element): ReturnedFile {
  const attribute = (name: string) => file.getAttribute(name) ?? '';
  return {
    original: attribute('original'),
    from: attribute('source-language'),
    to: attribute('target-language'),
    units: within(file, 'trans-unit').map(unitIn),
    at: placeOf(file),
  };
}

function unitIn(unit: Element): ReturnedUnit {
  const child = (name: string) => elementsOf(unit).find(({ localName }) => localName === name);
  const source = child('source');
  const target = child('target');
  const marks = new Map(
    source ? within(source, 'ph').map((mark) => [mark.getAttribute('id'), mark.textContent ?? ''] as const) : [],
  );
  return {
    id: unit.getAttribute('id') ?? '',
    source: source?.textContent ?? '',
    target: target ? wordsIn(target, marks) : '',
    state: target?.getAttribute('state') ?? '',
    at: placeOf(target ?? unit),
  };
}

/** The words of a target; a mark that a tool has emptied, or written as `<x/>`, is the source’s of the same number. */
function wordsIn(node: Node, marks: ReadonlyMap<string | null, string>): string {
  return [...node.childNodes]
    .map((child) => {
      if (!isElement(child)) return child.nodeValue ?? '';
      if (child.textContent) return wordsIn(child, marks);
      return marks.get(child.getAttribute('id')) ?? '';
    })
    .join('');
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

function elementsOf(node: Node): Element[] {
  return [...node.childNodes].filter(isElement);
}

/** Elements of a name at any depth, whatever prefix a tool gave them. */
function within(element: Element, name: string): Element[] {
  return [...element.getElementsByTagNameNS('*', name)];
}

function placeOf({ lineNumber = 1, columnNumber = 1 }: Node): Place {
  return { line: lineNumber, column: columnNumber };
}
