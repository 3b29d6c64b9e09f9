import { expect, test } from 'vitest';
import { readWish, unknown } from '../../scorm/package/wish';

test('asks for everything when nothing is named', () => {
  expect(readWish([])).toEqual({ editions: [], standards: [], overlay: 'core' });
});

test('takes each name, several of a kind, and the form with “=”', () => {
  expect(readWish(['--edition', 'silver', '--edition=bronze', '--standard', 'scorm12', '--overlay', 'wales'])).toEqual({
    editions: ['silver', 'bronze'],
    standards: ['scorm12'],
    overlay: 'wales',
  });
});

test.each([
  [
    ['--standard', 'scorm1.2'],
    'Unknown standard “scorm1.2”. Did you mean “scorm12”? There are: scorm12, scorm2004-3, scorm2004-4, web.',
  ],
  [
    ['--editon', 'silver'],
    'Unknown option “--editon”. Did you mean “--edition”? There are: --edition, --standard, --overlay.',
  ],
  [
    ['silver'],
    '“silver” stands alone. Say what it is: npm run package -- [--edition NAME] [--standard NAME] [--overlay NAME]',
  ],
  [
    ['--edition'],
    '--edition wants a name after it: npm run package -- [--edition NAME] [--standard NAME] [--overlay NAME]',
  ],
])('%j is answered with what was probably meant', (args, said) => {
  expect(readWish(args)).toBe(said);
});

test('an unknown edition is answered with the nearest and with all', () => {
  expect(unknown('edition', 'sliver', ['bronze', 'silver'])).toBe(
    'Unknown edition “sliver”. Did you mean “silver”? There are: bronze, silver.',
  );
});
