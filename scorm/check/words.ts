/** What the check says, in the words of whoever looks after an LMS. */
import type { Finding, Grade, Part } from './probe';

type Sentences = Readonly<Record<Grade, string>>;

/** By what was looked at and how it came out; one that never comes out so repeats its plainest sentence. */
export const sentences: Readonly<Record<Finding, Partial<Sentences> & { readonly good: string }>> = {
  found: {
    good: 'Your LMS was found.',
    bad: 'No LMS was found around this page. Open it from a course in your LMS, not as a file. If you did, the LMS speaks another standard: try the other check.',
  },
  begins: {
    good: 'It began an attempt.',
    bad: 'It refused to begin an attempt. Close every window of this check and open it again.',
  },
  learner: {
    good: 'It says who is learning, so that two people at one PC are kept apart.',
    note: 'It does not say who is learning. The course then keeps no copy on the device, which is right for a shared PC.',
  },
  mode: {
    good: 'This is a launch that counts.',
    note: 'This is a preview. An LMS may keep nothing of it: enrol yourself, and launch it as a learner.',
  },
  time: {
    good: 'It took the time spent.',
    bad: 'It refused the time spent. Reports may show none, and some LMSs complete nothing without it.',
  },
  score: {
    good: 'It took the progress and gave it back.',
    bad: 'It did not keep the progress. Completion does not depend on it.',
  },
  status: { good: 'It took “incomplete” and gave it back.', bad: 'It did not keep “incomplete”.' },
  bookmark: {
    good: 'It took the longest bookmark that the course can write, and gave it back whole.',
    bad: 'It did not keep the longest bookmark. Learners of the longest course may find themselves earlier than they were.',
  },
  commit: {
    good: 'It said that all is saved.',
    bad: 'It could not save. Try again; if it stays so, this is the thing to send to whoever helps.',
  },
  speed: { good: 'It answers quickly.', note: 'It answers slowly. Learners will notice, and lose nothing.' },
  returned: {
    good: 'You came back, and the bookmark was whole.',
    bad: 'The bookmark did not come back. Learners would begin again each time: look for a setting such as “force new attempt”.',
  },
  resumed: {
    good: 'The attempt was still “incomplete”.',
    note: 'The attempt came back with another status than it had. The course sets it again.',
  },
  completed: {
    good: 'It took “completed”.',
    bad: 'It did not take “completed”. Do not give the course to learners on this LMS yet.',
  },
  kept: {
    good: 'Completed stayed completed.',
    note: 'After completion this LMS begins a new attempt. What its report says is what counts: look there for “completed”.',
  },
  again: {
    good: 'After completion the bookmark is still there: learners go on where they were.',
    note: 'After completion the bookmark is empty: learners who come back start again. In the report, look for the completed attempt.',
  },
};

export const gradeNames: Sentences = { good: 'Good', note: 'To know', bad: 'Not good' };

export const words = {
  title: 'LMS check',
  about:
    'Three short launches show what your LMS does with a course like this one. It takes about a minute and asks nothing of you but to come back.',
  part: (part: Part) => `Part ${String(part)} of 3`,
  next: {
    1: 'Save and leave, close this window, and open it again from your LMS, as a learner would.',
    2: 'Once more: save and leave, close this window, and open it again. Then look at the report of your LMS: it should say completed.',
    3: 'That is all. The report of your LMS should say completed, with a score of 100.',
  } satisfies Readonly<Record<Part, string>>,
  verdict: {
    good: 'All is well so far.',
    note: 'All is well so far; something is worth knowing.',
    bad: 'Something is not as it should be.',
  } satisfies Sentences,
  leave: 'Save and leave',
  left: 'Saved. You can close this window.',
  afresh: 'Begin again',
  leftAfresh: 'Forgotten. The next launch is part 1.',
  details: 'Details to copy',
  detailsHint: 'Nothing in them says who you are. Copy them for whoever helps you.',
  copy: 'Copy details',
  copied: 'Copied.',
  select: 'They are marked: press Ctrl + C.',
  window: (width: number, height: number) =>
    width < 320 ? 'The window is too narrow to read in.' : `The window is ${String(width)} × ${String(height)}.`,
} as const;
