import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string
}

const minified = { ecma: 2020, module: true, compress: { passes: 3 } } as const

// footfall.js, a classic script for the server; with `--mode package` the npm package's module.
export default defineConfig(({ mode }) => {
  const asPackage = mode === 'package'
  return {
    publicDir: false,
    define: { VERSION: JSON.stringify(version) },
    build: {
      outDir: asPackage ? 'target/npm' : 'target/classes/dev/footfall/sdk',
      emptyOutDir: false,
      target: 'es2020',
      reportCompressedSize: false,
      minify: asPackage ? false : 'terser',
      terserOptions: minified,
      lib: asPackage
        ? { entry: 'browser/index.ts', formats: ['es'], fileName: () => 'index.js' }
        : {
            entry: 'browser/script.ts',
            formats: ['iife'],
            name: 'footfallScript',
            fileName: () => 'footfall.js',
          },
    },
    test: { environment: 'happy-dom', include: ['browser/**/*.test.ts'] },
  }
})
