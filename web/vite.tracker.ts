import { defineConfig } from 'vite'

const banner =
  '/*! Snowplow browser tracker, copyright Snowplow Analytics Ltd, BSD-3-Clause; loaded by Footfall, Apache-2.0 */'

// sp.js: one classic script for pages that load the tracker by Snowplow's tag.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'target/classes/dev/footfall/web',
    emptyOutDir: false,
    target: 'es2018',
    reportCompressedSize: false,
    lib: { entry: 'tracker/sp.ts', formats: ['iife'], name: 'sp', fileName: () => 'sp.js' },
    rolldownOptions: { output: { postBanner: banner } },
  },
})
