// Reads a book in epub.js, in a headless browser: prints what goes wrong, as a list in JSON.
//
//     node epubjs.mjs BOOK.epub
import { inBrowser } from './browser.mjs'

await inBrowser('epubjs.html', process.argv[2], async (page, said) => {
  await page.evaluate(() => open_book())
  console.log(JSON.stringify([...await page.evaluate(read), ...said]))
})

// Runs in the browser.
async function read() {
  const wrong = []
  const sections = book.spine.spineItems
  const flat = entries => entries.flatMap(entry => [entry, ...flat(entry.subitems ?? [])])
  const loaded = () => shown.getContents()[0].document

  // Goes somewhere; where that is, is told a moment later.
  const moved = async go => {
    const told = new Promise(done => shown.once('relocated', done))
    await go()
    await Promise.race([told, new Promise(done => setTimeout(done, 1000))])
  }
  const goTo = target => moved(() => shown.display(target))

  for (const section of sections) {
    await goTo(section.href)
    const pictures = [...loaded().images]
    if (!loaded().body.textContent.trim() && !pictures.length) wrong.push(`${section.href} is empty`)
    for (const picture of pictures) {
      await picture.decode().catch(() => wrong.push(`${section.href}: a picture is not shown: ${picture.alt}`))
    }
    if (![...loaded().styleSheets].some(sheet => sheet.cssRules.length)) wrong.push(`${section.href} has no style`)
  }

  const turn = async (way, first, last, isEnd) => {
    const passed = new Set()
    await goTo(sections[first].href)
    for (let before = null; before !== place.start.cfi;) {
      before = place.start.cfi
      passed.add(place.start.index)
      await moved(() => isEnd() ? null : shown[way]())
    }
    if (place.start.index !== last) wrong.push(`${way} stops at ${place.start.href}`)
    if (passed.size !== sections.length) wrong.push(`${way} comes by ${passed.size} of ${sections.length} documents`)
  }
  await turn('next', 0, sections.length - 1, () => place.atEnd)
  await turn('prev', sections.length - 1, 0, () => place.atStart)

  // Pages are columns of one wide frame behind a window; what is at the edge of one may be a hair beyond it.
  const isShown = target => {
    const frame = document.querySelector('iframe').getBoundingClientRect()
    const boxes = [...target.getClientRects()]
    return boxes.some(box => frame.left + box.right >= -1 && frame.left + box.left <= innerWidth + 1)
  }
  const follow = async (list, label, href) => {
    const [file, id] = href.split('#')
    try { await goTo(href) } catch (error) { return wrong.push(`${list}: ${label} leads nowhere (${href}): ${error.message}`) }
    if (!place.start.href.endsWith(file)) return wrong.push(`${list}: ${label} leads to ${place.start.href}`)
    const target = id && loaded().getElementById(id)
    if (id && !target) return wrong.push(`${list}: ${label}: no ${id} in ${file}`)
    if (target && !isShown(target)) wrong.push(`${list}: ${label} is not shown where it leads`)
    return target
  }
  const contents = flat(book.navigation.toc)
  if (!contents.length) wrong.push('no contents')
  for (const entry of contents) await follow('toc', entry.label.trim(), entry.href)
  for (const entry of book.navigation.landmarks) await follow('landmarks', entry.label.trim(), entry.href)
  for (const entry of book.pageList.pageList) {
    const mark = await follow('pages', entry.page, entry.href)
    // The program takes labels for numbers; roman ones are none.
    if (mark && !Number.isNaN(entry.page) && mark.ariaLabel !== String(entry.page)) {
      wrong.push(`pages: ${entry.page} leads to the mark of ${mark.ariaLabel}`)
    }
  }

  // Links are followed; what knows no pop-up goes to the note, and back by its link.
  for (const section of sections) {
    await goTo(section.href)
    const calls = loaded().querySelectorAll('[role=doc-noteref]').length
    for (let number = 0; number < calls; number++) {
      const call = loaded().querySelectorAll('[role=doc-noteref]')[number]
      await moved(() => call.click())
      const note = loaded().getElementById(call.getAttribute('href').split('#')[1])
      if (!note || !isShown(note)) { wrong.push(`${section.href}: note ${call.textContent} is not shown`); continue }
      const back = note.querySelector('[role=doc-backlink]')
      await moved(() => back.click())
      if (!isShown(call)) wrong.push(`${section.href}: note ${call.textContent} does not lead back`)
    }
  }
  return wrong
}
