import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { sampleIds, unknownSample } from './build/samples.ts'

const cell = z.object({
  sample: z.string().refine((id) => sampleIds().includes(id), { error: (issue) => unknownSample(String(issue.input)) }),
  /** First and last line of the sample to take, counted from 1. */
  from: z.int().positive().optional(),
  to: z.int().positive().optional(),
})

/** One folder a lesson, `<nn>-<slug>`, one file a language; the folder's number is the order. */
const lessons = defineCollection({
  loader: glob({ base: './content/lessons', pattern: '*/{ko,en}.mdx' }),
  schema: z.object({
    title: z.string(),
    lead: z.string(),
    order: z.int().positive(),
    /** The heading of the training note that the lesson follows; absent for a new lesson. */
    mirrors: z.string().optional(),
    /** What a reader should remember, in a sentence. */
    takeaway: z.string().optional(),
    /** The trace cells of the page, by the name that figures and exercises call them. */
    cells: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), cell).default({}),
  }),
})

export const collections = { lessons }
