/**
 * Runs in the head, before the first paint, so that a chosen theme never flashes. It is inline because a file would come
 * too late; astro.config.mjs allows exactly this text by its hash. Without it the system's scheme decides (tokens.css).
 */
export const themeScript =
  "try{var t=localStorage.getItem('godebug-notebook:theme')}catch(e){}if(t!=='light'&&t!=='dark')t=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light';document.documentElement.dataset.theme=t"
