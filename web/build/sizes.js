// Prints what a browser loads for each page, gzipped, and fails when one weighs more than it may.
import { readFileSync, rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_KB = 100
const built = new URL('../target/classes/dev/footfall/web/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('manifest.json', built), 'utf8'))
rmSync(new URL('manifest.json', built))

const kilobytes = (file) => gzipSync(readFileSync(new URL(file, built)), { level: 9 }).length / 1000
const print = (size, name) => console.log(`${size.toFixed(1).padStart(7)} kB  ${name}`)

// A chunk and all it imports; what it may load later is not among them.
function weighing(names, seen = new Set()) {
  for (const name of names.filter((one) => !seen.has(one))) {
    seen.add(name)
    weighing(manifest[name].imports ?? [], seen)
  }
  return [...seen].map((name) => manifest[name].file).filter((file) => file.endsWith('.js'))
}

const pages = Object.keys(manifest).filter((name) => name.startsWith('app/pages/'))
let heaviest = 0
for (const page of pages) {
  const files = weighing(['index.html', page])
  const size = [...files, 'theme.js'].reduce((sum, file) => sum + kilobytes(file), 0)
  print(size, page)
  heaviest = Math.max(heaviest, size)
}
print(kilobytes('sp.js'), 'sp.js')
if (heaviest > LIMIT_KB) {
  console.error(`A first view may load ${LIMIT_KB} kB of JavaScript, gzipped: import less.`)
  process.exit(1)
}
