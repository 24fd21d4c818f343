import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** The parts that nearly every page shows; the others come with the pages that do. */
const EVERYWHERE = [
  'BrandMark',
  'EmptyState',
  'InfoTip',
  'LiveSwitch',
  'NoticeBox',
  'PageHead',
  'PopMenu',
  'ThemeSwitch',
  'TopBar',
  'fetched',
  'floating',
]

// The app: `/-/assets/…` under hashed names, index.html for every page.
export default defineConfig({
  base: '/-/',
  plugins: [vue({ features: { optionsAPI: false } })],
  build: {
    outDir: 'target/classes/dev/footfall/web',
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'app',
              test: new RegExp(
                'node_modules/(@vue|vue|vue-router)/|app/(api|design|format|strings)' +
                  `|app/parts/(${EVERYWHERE.join('|')})\\b`,
              ),
            },
          ],
        },
      },
    },
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    minify: 'terser',
    terserOptions: {
      module: true,
      ecma: 2020,
      compress: { passes: 2, pure_getters: true, unsafe_arrows: true, keep_fargs: false },
    },
    chunkSizeWarningLimit: 500,
  },
  server: {
    proxy: { '/api': process.env.FOOTFALL_URL ?? 'http://127.0.0.1:8080' },
  },
  test: {
    environment: 'happy-dom',
    include: ['app/**/*.test.ts', 'tracker/**/*.test.ts'],
  },
})
