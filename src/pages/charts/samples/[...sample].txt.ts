import type { APIRoute } from 'astro'
import { sample, sampleIds } from '../../../build/samples.ts'

// The recorded traces themselves, so that whoever sees a figure can read what it was drawn from.
export function getStaticPaths() {
  return sampleIds().map((id) => ({ params: { sample: id } }))
}

export const GET: APIRoute = ({ params }) => new Response(sample(params['sample'] ?? '').text)
