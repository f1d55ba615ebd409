// A page of ours in a headless browser, with a book and the reading systems that are JavaScript.
//
// NODE_MODULES is the folder with them and puppeteer-core, PUPPETEER_EXECUTABLE_PATH the browser.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = process.env.NODE_MODULES
const puppeteer = createRequire(join(modules, 'x.js'))('puppeteer-core')
const TYPES = { '.js': 'text/javascript', '.html': 'text/html', '.epub': 'application/epub+zip' }
const PHONE = { width: 360, height: 640 }

// Opens a page of this folder, where /book.epub is the book and /modules/ what npm installed; gives the page, and
// what went wrong in it, to `use`.
export async function inBrowser(html, book, use) {
  const served = path => {
    if (path === '/') return join(fileURLToPath(new URL('.', import.meta.url)), html)
    if (path === '/book.epub') return book
    return join(modules, normalize(path.replace(/^\/modules/, '')))
  }
  const server = createServer((request, response) => {
    const file = served(new URL(request.url, 'http://x').pathname)
    try {
      const data = readFileSync(file)
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
      response.end(data)
    } catch { response.writeHead(404).end() }
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  const browser = await puppeteer.launch({
    executablePath: process.env.PUPPETEER_EXECUTABLE_PATH, args: ['--no-sandbox'],
    protocolTimeout: 0, // Whoever called this knows when it has taken too long.
  })
  try {
    const page = await browser.newPage()
    const said = new Set()
    page.on('pageerror', error => said.add(`the page says: ${error.message}`))
    await page.setViewport(PHONE)
    await page.goto(`http://127.0.0.1:${server.address().port}/`)
    await page.waitForFunction('window.ready')
    await use(page, said)
  } finally {
    await browser.close()
    server.close()
  }
}
