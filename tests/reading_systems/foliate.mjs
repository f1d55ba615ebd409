// Reads a book in foliate-js, in a headless browser.
//
//     node foliate.mjs read BOOK.epub                   prints what goes wrong, as a list in JSON
//     node foliate.mjs picture BOOK.epub LIGHT FOLDER   keeps pictures of its pages; by day, night, large
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inBrowser } from './browser.mjs'

const [what, book, light = 'day', folder] = process.argv.slice(2)
const MOST_PICTURES = 60
const FORCED = `:root, :root body { background: #121212 !important; color: #d0d0d0 !important }
  *:not(a) { color: inherit !important; background-color: transparent !important;
             border-color: currentcolor !important }
  a { color: #63caff !important }`
const LIGHTS = { day: '', night: FORCED, large: ':root { font-size: 300% !important }' }

await inBrowser('foliate.html', book, async (page, said) => {
  if (light === 'night') await page.evaluate(() => document.documentElement.style.setProperty('--ground', '#121212'))
  await page.evaluate(css => open_book(css), LIGHTS[light])
  if (what === 'picture') await picture(page)
  else console.log(JSON.stringify([...await page.evaluate(read), ...said]))
})

async function picture(page) {
  mkdirSync(folder, { recursive: true })
  for (let number = 0, more = true; more && number < MOST_PICTURES; number++) {
    await new Promise(done => setTimeout(done, 80))
    await page.screenshot({ path: join(folder, `${String(number).padStart(3, '0')}.png`) })
    more = await page.evaluate(async () => {
      const before = place.cfi
      await view.next()
      return place.cfi !== before
    })
  }
}

// Runs in the browser.
async function read() {
  const wrong = []
  const sections = view.book.sections
  const flat = entries => (entries ?? []).flatMap(entry => [entry, ...flat(entry.subitems)])
  const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))

  for (const [index, section] of sections.entries()) {
    await view.goTo(index)
    const pictures = [...loaded.images]
    if (!loaded.body.textContent.trim() && !pictures.length) wrong.push(`${section.id} is empty`)
    for (const picture of pictures) {
      await picture.decode().catch(() => wrong.push(`${section.id}: a picture is not shown: ${picture.alt}`))
    }
  }

  const turn = async (way, end) => {
    for (let before = null; before !== place.cfi;) { before = place.cfi; await view[way]() }
    if (place.section.current !== end) wrong.push(`${way} stops at ${sections[place.section.current].id}`)
  }
  await view.goTo(0)
  await turn('next', sections.length - 1)
  await turn('prev', 0)

  // What a link leads to is on the screen, or nothing but white is between it and the screen's first word.
  const isShown = (index, target) => {
    if (place.section.current !== index) return false
    if (!target?.nodeType) return target === 0
    const side = place.range.comparePoint(target, 0)
    if (side >= 0) return side === 0
    const between = loaded.createRange()
    between.setStart(target, 0)
    between.setEnd(place.range.startContainer, place.range.startOffset)
    return !between.toString().trim()
  }
  for (const list of ['toc', 'pageList']) {
    for (const entry of flat(view.book[list])) {
      const found = await view.goTo(entry.href)
      await wait(0)
      const target = found?.anchor(loaded)
      const isIt = list === 'toc' || target?.ariaLabel === entry.label
      if (!found || !isIt || !isShown(found.index, target)) {
        wrong.push(`${list}: ${entry.label} leads to ${place.tocItem?.label}, page ${place.pageItem?.label}`)
      }
    }
  }
  for (const mark of view.book.landmarks ?? []) {
    if (!await view.goTo(mark.href)) wrong.push(`landmark ${mark.label} leads nowhere`)
  }

  for (const [index, section] of sections.entries()) {
    await view.goTo(index)
    for (const call of loaded.querySelectorAll('[role=doc-noteref]')) {
      window.note = null
      call.click()
      for (let tries = 0; !window.note && tries < 100; tries++) await wait(20)
      const text = window.note?.view.renderer.getContents()[0]?.doc.body.textContent.trim()
      if (window.note?.type !== 'footnote' || !text) wrong.push(`${section.id}: note ${call.textContent} does not pop up`)
      const back = loaded.querySelector(`[id="${call.hash.slice(1)}"] [role=doc-backlink]`)
      if (!back || !loaded.getElementById(back.hash.slice(1))) wrong.push(`${section.id}: no way back from ${call.textContent}`)
      await wait(20)
      document.querySelector('#note').replaceChildren()
    }
  }
  return wrong
}
