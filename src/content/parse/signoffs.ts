/** `signoffs.yaml`, in the folder of a scenario or module: who has read it, and in which wording. */
import { z } from 'zod';
import { roleIds } from './schema';

const day = z.iso.date('A day is written as year, month and day: 2027-02-28');

export const signoffsSchema = z.strictObject({
  format: z.literal('signoffs/1'),
  signed: z.array(
    z
      .strictObject({
        role: z.enum([...roleIds, 'lay-tutor']).describe('A role that the consultation is for, or lay-tutor.'),
        name: z.string().min(1).describe('As they wish to be named.'),
        date: day.describe('When they signed.'),
        review: day.describe('When it is to be read again.'),
        hash: z
          .string()
          .refine((text) => /^[a-p]{8}$/.test(text), 'It has eight letters, as at the head of the script that was read')
          .describe('Of the wording that they read: at the head of its script.'),
      })
      .refine(({ date, review }) => date < review, {
        path: ['review'],
        error: 'It is read again after it was signed, not before',
      }),
  ),
});
export type Signoff = z.infer<typeof signoffsSchema>['signed'][number];
