// Fails when footfall.js weighs more than it may; then makes the npm package of target/npm.
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT = 2000
const at = (path) => new URL(`../${path}`, import.meta.url)

const script = readFileSync(at('target/classes/dev/footfall/sdk/footfall.js'))
const size = gzipSync(script, { level: 9 }).length
console.log(`${size} bytes  footfall.js, gzipped`)
if (size > LIMIT) {
  console.error(`footfall.js may weigh ${LIMIT} bytes, gzipped: leave something out.`)
  process.exit(1)
}

const {
  scripts,
  devDependencies,
  private: _,
  ...kept
} = JSON.parse(readFileSync(at('package.json'), 'utf8'))
writeFileSync(at('target/npm/package.json'), `${JSON.stringify(kept, null, 2)}\n`)
cpSync(at('README.md'), at('target/npm/README.md'))
cpSync(at('../LICENSE'), at('target/npm/LICENSE'))
execFileSync('npm', ['pack', '--silent', './npm'], { cwd: at('target'), stdio: 'ignore' })
