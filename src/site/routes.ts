/** Routes that exist, so that nothing points at a page that is not there yet. */
const routes = Object.keys(import.meta.glob('../pages/**/*.astro'))

export function hasPage(name: string): boolean {
  return routes.some((route) => route.includes(`/${name}.astro`) || route.includes(`/${name}/index.astro`))
}
