/** `index.html`: everything in the pack, in the order in which it is used. */
import { escapeMarkup } from '../../scorm/package/markup';
import { filledIn, gatheringsOf, type Course, type Gathering } from './course';
import { pageOf, type Print } from './html';
import type { Paper } from './sheet';

/** @param papers the documents that there are. */
export function renderIndex(course: Course, papers: readonly Paper[], print: Print): string {
  const { index: words, stamp } = course.words;
  const { sessions, workshops } = gatheringsOf(course);
  const documents = (when: 'before' | 'day' | 'after') =>
    course.pack.documents
      .filter((each) => each.when === when && papers.some(({ id }) => id === each.id))
      .map(({ id, title, for: whom, minutes }) => {
        const reading = minutes === undefined ? '' : `, ${filledIn(words.minutes, { minutes })}`;
        const sheets =
          id === 'audit-and-survey'
            ? [link(`documents/${id}.xlsx`, words.sheet), link(`documents/${id}-example.xlsx`, words.example)]
            : [];
        return row(title, `${whom}${reading}`, [
          link(`documents/${id}.html`, words.page),
          link(`documents/${id}.docx`, words.word),
          ...sheets,
        ]);
      });
  const { overlay } = course.text;
  const parts = [
    `<p class="lead">${escapeMarkup(words.lead)}</p>`,
    course.isDraft ? `<p class="said">${escapeMarkup(stamp.draftLong)}</p>` : '',
    section(words.before, list(documents('before'))),
    section(
      words.day,
      `<h3>${escapeMarkup(words.sessions)}</h3>${list(sessions.map((each) => gatheringRow(course, each, 'sessions')))}
${workshops.length > 0 ? `<h3>${escapeMarkup(words.workshops)}</h3>${list(workshops.map((each) => gatheringRow(course, each, 'workshops')))}` : ''}
${list([row(words.group, '', [link('../group/index.html#group', 'group/index.html')]), row(words.cohort, '', [link('../cohort.html', 'cohort.html')]), ...documents('day')])}`,
    ),
    section(words.after, list(documents('after'))),
    `<p>${escapeMarkup(overlay.nextStep.text)}</p>`,
    `<footer>${escapeMarkup(print.stamp)}</footer>`,
  ];
  return pageOf(`${overlay.title}: ${words.title}`, print, `<div class="sheet">${parts.join('\n')}</div>`);
}

function gatheringRow({ words: { index: words } }: Course, { id, title, aim }: Gathering, folder: string): string {
  return row(title, aim, [
    link(`${folder}/${id}/room-pack.html`, words.roomPack),
    ...(folder === 'sessions' ? [link(`${folder}/${id}/pairing-sheet.html`, words.pairing)] : []),
    link(`${folder}/${id}/slides.pptx`, words.slides),
    link(`${folder}/${id}/handout.docx`, words.handout),
  ]);
}

function section(title: string, body: string): string {
  return `<section><h2>${escapeMarkup(title)}</h2>${body}</section>`;
}

function list(rows: readonly string[]): string {
  return `<ul>${rows.join('\n')}</ul>`;
}

function row(title: string, says: string, links: readonly string[]): string {
  return `<li><strong>${escapeMarkup(title)}</strong>${says === '' ? '' : `<br>${escapeMarkup(says)}`}<br>${links.join(' · ')}</li>`;
}

function link(to: string, text: string): string {
  return `<a href="${to}">${escapeMarkup(text)}</a>`;
}
