/** `locales/<language>.yaml`: the schema of a file that holds lines in another language. */
import { z } from 'zod';

export const localeSchema = z.strictObject({
  format: z.literal('locale/1'),
  language: z.string().describe('BCP 47, as the file is named: `cy`.'),
  status: z
    .enum(['draft', 'signed'])
    .describe('A draft is told to the learner; a speaker of the language who has checked every line signs.'),
  lines: z
    .record(
      z.string(),
      z.strictObject({
        of: z
          .string()
          .regex(/^[a-p]{8}$/, 'A hash has eight letters, a to p')
          .describe('The hash of the English that it was made from.'),
        says: z.string().min(1),
      }),
    )
    .describe('Line id → its words; the rows of a list stand one beneath the other.'),
});
export type LocaleFile = z.infer<typeof localeSchema>;
