/** Slides with notes: one for each step of the longest plan. What to do and to say stands in the notes, so that the wall has few words. */
import PptxGen from 'pptxgenjs';
import { undated } from '../../scorm/package/zip';
import { formatOf } from '../i18n/pseudo';
import { filledIn, objectOf, stepsOf, type Course, type Gathering } from './course';
import type { Print } from './html';

const STEP = 'STEP';
const OPENING = 'OPENING';
/** Inches, on a slide of 13.3 by 7.5. */
const LEFT = 0.8;
const TOP = 2;
const WIDTH = 11.7;
const PICTURE = 3.4;
const ink = '212B32';
const blue = '005EB8';
const paper = 'FBF7EE';

export interface Slide {
  readonly title: string;
  readonly rows: readonly string[];
  readonly notes: string;
  readonly picture?: { readonly file: string; readonly alt: string };
}

/** The slides of a session or half-day, the title first. */
export function slidesOf(course: Course, gathering: Gathering): Slide[] {
  const { slides: words, leaders } = course.words;
  const several = gathering.plans.length > 1;
  const first: Slide = {
    title: gathering.title,
    rows: [course.text.overlay.title, gathering.aim],
    notes: words.welcome,
    ...pictureOf(gathering),
  };
  const steps = stepsOf(course, gathering).map(({ name, step }): Slide => {
    const used = gathering.plans.filter(({ steps: timed }) => timed.some((each) => each.step === name));
    const unused = gathering.plans.filter((plan) => !used.includes(plan));
    const minutes = used.map((plan) => {
      const timed = plan.steps.find((each) => each.step === name);
      const takes = filledIn(words.minutes, { minutes: timed?.minutes ?? 0 });
      return several ? `${plan.minutes} (${takes})` : takes;
    });
    return {
      title: step.title,
      rows: step.shows ?? [],
      notes: [
        several ? `${words.inPlans}: ${minutes.join(', ')}` : minutes.join(),
        ...(unused.length > 0 ? [`${words.notIn}: ${unused.map((plan) => plan.minutes).join(', ')}`] : []),
        `${words.leads} ${leaders[step.leads]}`,
        '',
        words.doThis,
        ...step.does.map((row, at) => `${at + 1}. ${row}`),
        ...(step.needs?.includes('screen') ? [words.onScreen] : []),
        ...(step.says ? ['', words.say, ...step.says.map(({ who, says }) => `${leaders[who]}: “${says}”`)] : []),
      ].join('\n'),
    };
  });
  return [first, ...steps];
}

/** What the first person of the first topic brings in. */
function pictureOf({ topics }: Gathering): Pick<Slide, 'picture'> {
  const [topic] = topics;
  const person = topic?.played.find(({ id }) => id === topic.session.together);
  const picture = person && objectOf(person);
  return picture ? { picture } : {};
}

export async function renderPptx(title: string, slides: readonly Slide[], print: Print): Promise<Uint8Array> {
  const file = new PptxGen();
  file.layout = 'LAYOUT_WIDE';
  file.title = title;
  file.author = print.stamp;
  file.company = '';
  file.theme = { headFontFace: 'Arial', bodyFontFace: 'Georgia' };
  file.defineSlideMaster(masterOf(STEP, WIDTH, print.stamp));
  file.defineSlideMaster(masterOf(OPENING, WIDTH - PICTURE - 0.4, print.stamp));
  const lang = formatOf(print.locale);
  for (const { title: heading, rows, notes, picture } of slides) {
    const slide = file.addSlide({ masterName: picture ? OPENING : STEP });
    slide.addText(heading, { placeholder: 'title', lang });
    slide.addText(
      rows.map((text) => ({ text, options: { breakLine: true, paraSpaceAfter: 14, lang } })),
      { placeholder: 'body' },
    );
    if (picture)
      slide.addImage({
        data: `image/svg+xml;base64,${Buffer.from(print.picture(picture.file)).toString('base64')}`,
        x: LEFT + WIDTH - PICTURE,
        y: TOP,
        w: PICTURE,
        h: PICTURE,
        altText: picture.alt,
      });
    slide.addNotes(notes);
  }
  return undated(new Uint8Array((await file.write({ outputType: 'nodebuffer' })) as Buffer));
}

/** A slide’s title, rows and foot. @param width of the rows: beside a picture they are shorter. */
function masterOf(title: string, width: number, stamp: string): PptxGen.SlideMasterProps {
  const text = { x: LEFT, color: ink, align: 'left', margin: 0 } as const;
  return {
    title,
    background: { color: paper },
    objects: [
      { rect: { x: 0, y: 0, w: 0.25, h: 7.5, fill: { color: blue } } },
      {
        placeholder: {
          options: {
            ...text,
            name: 'title',
            type: 'title',
            y: 0.5,
            w: WIDTH,
            h: 1.2,
            fontFace: 'Arial',
            fontSize: 44,
            bold: true,
            valign: 'middle',
          },
          text: '',
        },
      },
      {
        placeholder: {
          options: {
            ...text,
            name: 'body',
            type: 'body',
            y: TOP,
            w: width,
            h: 4.6,
            fontFace: 'Georgia',
            fontSize: 36,
            valign: 'top',
            bullet: false,
          },
          text: '',
        },
      },
      {
        text: {
          text: stamp,
          options: { ...text, y: 7, w: WIDTH, h: 0.35, fontFace: 'Arial', fontSize: 11, color: '425563' },
        },
      },
    ],
  };
}
