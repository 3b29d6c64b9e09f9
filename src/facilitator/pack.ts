/** Everything that a facilitator takes into the room, as files: from an edition of the course and the sessions of its modules. */
import { createHash } from 'node:crypto';
import type { Files } from '../../scorm/package/zip';
import { courseOf, gatheringsOf, type Gathering, type Sources } from './course';
import { documentsOf } from './documents';
import { renderDocx } from './docx';
import { renderHtml, type Print } from './html';
import { renderIndex } from './contents';
import { handout, pairingSheet } from './handout';
import { roomPack } from './room';
import type { Paper } from './sheet';
import { renderPptx, slidesOf } from './slides';
import { renderXlsx, tablesOf } from './workbook';

/** @param picture a drawing of the course by its name, as SVG. */
export async function renderPack(sources: Sources, picture: (file: string) => string): Promise<Files> {
  const course = courseOf(sources, stampOf(sources));
  const { locale, stamp, words } = course;
  const print: Print = { locale, stamp, list: words.stamp.list, picture };
  const files = new Map<string, Uint8Array>();
  const put = (file: string, content: string | Uint8Array) =>
    files.set(file, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const page = (folder: string, paper: Paper) => put(`${folder}/${paper.id}.html`, renderHtml(paper, print));
  const word = async (folder: string, paper: Paper) =>
    put(`${folder}/${paper.id}.docx`, await renderDocx(paper, print));

  const { sessions, workshops } = gatheringsOf(course);
  for (const gathering of [...sessions, ...workshops]) {
    const folder = folderOf(gathering);
    page(folder, roomPack(course, gathering));
    await word(folder, handout(course, gathering));
    put(`${folder}/slides.pptx`, await renderPptx(gathering.title, slidesOf(course, gathering), print));
  }
  for (const topic of course.topics) page(`sessions/${topic.session.id}`, pairingSheet(course, topic));
  const papers = documentsOf(course);
  for (const paper of papers) {
    page('documents', paper);
    await word('documents', paper);
  }
  put('documents/audit-and-survey.xlsx', await renderXlsx(tablesOf(course, false)));
  put('documents/audit-and-survey-example.xlsx', await renderXlsx(tablesOf(course, true)));
  put('index.html', renderIndex(course, papers, print));
  return files;
}

export function folderOf({ id, plans }: Gathering): string {
  return plans.length > 1 ? `sessions/${id}` : `workshops/${id}`;
}

/** Version and content, the sessions’ included, and no clock. */
function stampOf({ assembly, read: { pack, sessions, pages, words } }: Sources): string {
  const { version, build } = assembly.package;
  const bodies = [...pages.values()].map(({ body }) => body);
  const hash = createHash('sha256').update(JSON.stringify([build, pack, words, sessions, bodies]));
  return `${version} (${hash.digest('hex').slice(0, 8)})`;
}
