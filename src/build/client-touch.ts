import type { AstroIntegration } from 'astro'

declare module 'astro' {
  interface AstroClientDirectives {
    /** Fetches an island's code when the reader first reaches for a cell of the page. */
    'client:touch'?: boolean
  }
}

/** Makes `client:touch` known; what it does is in src/notebook/client-touch.ts. */
export function clientTouch(): AstroIntegration {
  return {
    name: 'client-touch',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({ name: 'touch', entrypoint: './src/notebook/client-touch.ts' })
      },
    },
  }
}
