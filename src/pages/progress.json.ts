import { courseOf } from '../lesson/course.ts'

/** What is asked, under the hashes that answers are kept by. Fetched only where a device has something to count. */
export async function GET(): Promise<Response> {
  return new Response(JSON.stringify(await courseOf()))
}
