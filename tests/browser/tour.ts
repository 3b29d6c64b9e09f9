/** A way past every screen of silver, and everything that opens on them. */
import type { Learner } from './learner';

/** Called at every stop with a name for it; the page may be looked at, and is left as it was found. */
export type Stop = (name: string) => Promise<void>;

/** From the first meeting to the exit. The learner has just opened the package. */
export async function tour(learner: Learner, stop: Stop): Promise<void> {
  await learner.on('meeting');
  await stop('meeting');
  await learner.does('help', 'header');
  await openDetails(learner);
  await stop('help');
  await learner.does('back');
  await learner.does('about', 'footer');
  await learner.on('about');
  await stop('about');
  await learner.does('back');
  await learner.does('find', 'footer');
  await learner.on('find');
  await learner.find('.found').first().waitFor();
  await stop('find');
  await learner.does('back');

  await tourConversation(learner, stop);
  await tourOtherWay(learner, stop);
  await tourPlan(learner, stop);
  await tourRatings(learner, stop);

  await learner.does('home');
  await learner.on('home');
  await stop('home');
  for (const module of ['agenda-setting', 'ambivalence', 'goals-and-follow-up']) {
    await tourLesson(learner, module, stop);
    await learner.does('home', 'header');
  }
  await tourShelf(learner, stop);
  await tourSecondVisit(learner, stop);
  await learner.leaves();
  await stop('exit');
}

/** A later launch, by someone who made a plan: one is asked how it went. */
export async function tourReturn(learner: Learner, stop: Stop): Promise<void> {
  await learner.does('home', 'header');
  await learner.find('[data-asking]').waitFor();
  await stop('how it went');
  await learner.find('[data-asking] [data-action=outcome]').first().click();
  await stop('how it went, answered');
}

async function tourConversation(learner: Learner, stop: Stop): Promise<void> {
  await learner.meets();
  await stop('consultation');
  await learner.does('say');
  await learner.find('.error-summary').waitFor();
  await stop('consultation nothing said');
  await learner.says('a');
  await openDetails(learner);
  await stop('consultation second turn');
  await learner.playsOut('a', (scene) => stop(`pause ${String(scene)}`));
  await stop('ending');
  await learner.hears();
  await stop('debrief');
  if ((await learner.find('[data-action=ask]').count()) > 0) await learner.does('ask');
  await learner.does('whole');
  await learner.find('.whole').waitFor();
  await openDetails(learner);
  await stop('debrief whole');
}

/** That moment again, another way, and the two side by side. */
async function tourOtherWay(learner: Learner, stop: Stop): Promise<void> {
  await learner.does('rewind', '.whole');
  await learner.on('consultation');
  await stop('that moment again');
  await learner.playsOut('b');
  await stop('ending of the other way');
  await learner.hears();
  await learner.does('compare');
  await learner.on('compare');
  await openDetails(learner);
  await stop('compare');
  await learner.does('back');
  await learner.on('debrief');
}

/** Alan, and Alan a fortnight later: he remembers. */
async function tourSecondVisit(learner: Learner, stop: Stop): Promise<void> {
  await learner.meets('alan');
  await stop('consultation with Alan');
  await learner.playsOut();
  await learner.does('home', 'header');
  await learner.on('home');
  await learner.find('.card[data-person=alan] [data-action=open]').nth(1).click();
  await learner.meets();
  await stop('Alan a fortnight later');
}

/** The pages around the course, and what one takes away for one's portfolio. */
async function tourShelf(learner: Learner, stop: Stop): Promise<void> {
  for (const page of ['sent-here', 'on-yourself', 'team-plan', 'how-was-it']) {
    await learner.find(`[data-action=shelf][data-page=${page}]`).click();
    await learner.on('page');
    await stop(`shelf: ${page}`);
    await learner.does('home', 'header');
  }
  await learner.does('evidence');
  await learner.on('evidence');
  await learner.find('pre').waitFor();
  await stop('evidence');
  await learner.does('back');
}

async function tourPlan(learner: Learner, stop: Stop): Promise<void> {
  await learner.does('plan');
  await learner.on('plan');
  await stop('plan');
  await learner.does('make');
  await learner.find('.error-summary').waitFor();
  await stop('plan incomplete');
  for (const name of ['what-0', 'whom-1', 'when-2', 'confidence-5']) await learner.find(`#${name}`).check();
  await learner.find('#own-words').fill('Mrs B');
  await learner.does('make');
  await openDetails(learner);
  await stop('plan made');
}

async function tourRatings(learner: Learner, stop: Stop): Promise<void> {
  await learner.does('rating', 'main');
  await learner.on('rating');
  await stop('rating now');
  await learner.find('#after-7').check();
  await learner.does('keep');
  await learner.find('#lookingBack-3').check();
  await stop('rating looking back');
  await learner.does('keep');
  await learner.find('.numbers-shown').waitFor();
  await stop('rating numbers');
}

/** Every page of a lesson; a part is looked at as it comes, and when everything in it has been used. */
async function tourLesson(learner: Learner, module: string, stop: Stop): Promise<void> {
  await learner.does('open', `[data-lesson=${module}]`);
  for (;;) {
    await learner.on('page');
    const page = (await learner.find('main').getAttribute('data-page')) ?? '';
    await stop(`page ${page}`);
    if ((await learner.find('[data-part]').count()) > 0) {
      await usePart(learner);
      await stop(`page ${page} used`);
    }
    if ((await learner.find('[data-action=next]').count()) === 0) return;
    await learner.does('next');
    await learner.find(`main:not([data-page=${page}])`).waitFor();
  }
}

/** Ticks what can be ticked, writes where one can write, presses what only shows more. */
async function usePart(learner: Learner): Promise<void> {
  const part = learner.find('[data-part]');
  for (const box of await part.locator('input[type=checkbox]').all()) await box.check();
  for (const field of await part.locator('input:not([type=checkbox], [type=radio]), textarea').all())
    await field.fill('Words');
  for (const group of await part.locator('fieldset:has(input[type=radio])').all())
    await group.locator('input[type=radio]').last().check();
  for (const button of await part.locator('button[aria-pressed]').all()) await button.click();
}

export async function openDetails(learner: Learner): Promise<void> {
  await learner.stage.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
}
