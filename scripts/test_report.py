"""Looks at reports in headless Chromium; scripts/test-report calls it.

test_report.py CHROMIUM WORK PAGE.html… [PICTURES]
"""

import base64
import pathlib
import sys

from browser import Browser, expect, wait

# What a reader of the page must be able to rely on, worked out in the page itself.
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4')].map(heading => Number(heading.tagName[1]))"
UNSCOPED = "[...document.querySelectorAll('th:not([scope])')].length"
UNNAMED = "[...document.querySelectorAll('section, nav, [role=region], svg')].filter(it => !it.ariaLabel && !it.getAttribute('aria-labelledby')).length"
DEAD_LINKS = "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"
DOUBLE_IDS = "(ids => ids.filter((id, place) => ids.indexOf(id) !== place))([...document.querySelectorAll('[id]')].map(it => it.id))"
OUTSIDE = "[...document.querySelectorAll('[src], link[href]')].map(it => it.src || it.href).filter(it => !it.startsWith('data:'))"
ACTIVE = "document.querySelectorAll('script, iframe, object, embed, form, [style]').length"
# Each text on the ground that is painted behind it: 4.5 to 1, and 3 to 1 where letters are large. <https://www.w3.org/TR/WCAG22/#contrast-minimum>
FAINT = """(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(it => it / 255).map(it => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
    .reduce((sum, it, place) => sum + it * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = it => { for (; it; it = it.parentElement) { const colour = rgb(getComputedStyle(it).backgroundColor); if (colour[3]) return colour; } return [255, 255, 255]; };
  const shape = it => it.parentElement.querySelector('path, polygon, ellipse');
  const faint = new Set();
  for (const it of document.querySelectorAll('body *')) {
    if (![...it.childNodes].some(child => child.nodeType === 3 && child.data.trim()) || !it.checkVisibility()) continue;
    const style = getComputedStyle(it), isDrawn = it.tagName === 'text';
    const inNode = isDrawn && it.parentElement.matches('.node');
    const back = inNode ? rgb(getComputedStyle(shape(it)).fill) : ground(it);
    const [a, b] = [light(rgb(isDrawn ? style.fill : style.color)), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05), size = parseFloat(style.fontSize);
    if (ratio < (size >= 24 || size >= 18.66 && style.fontWeight >= 700 ? 3 : 4.5)) faint.add(`${it.className.baseVal ?? it.className} ${it.tagName} ${it.textContent.trim().slice(0, 20)} ${ratio.toFixed(2)}`);
  }
  return [...faint].slice(0, 5);
})()"""
CLOSED = """[...document.querySelectorAll('details:not([open]) > :not(summary)')].filter(it => !it.checkVisibility({contentVisibilityAuto: true})).length"""


def check(browser, page, width, height, scheme, pictures, media=""):
    address = page.as_uri()
    name = f"{page.stem}, {width} pixels, {scheme}{', on paper' if media else ''}"
    browser.open(address, width, height, scheme, media)
    wait(lambda: browser.evaluate("document.readyState === 'complete' && !!document.querySelector('footer')"), "the page")
    wide = browser.evaluate("document.documentElement.scrollWidth")
    expect(wide <= width, f"{name}: the page scrolls sideways over {wide} pixels")
    levels = browser.evaluate(HEADINGS)
    expect(levels.count(1) == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:])), f"{name}: headings of the levels {levels}")
    for what, expression, none in [
        ("table headers without scope", UNSCOPED, 0), ("parts without a name", UNNAMED, 0), ("links that lead nowhere", DEAD_LINKS, []),
        ("ids that stand twice", DOUBLE_IDS, []), ("what comes from elsewhere", OUTSIDE, []), ("what could run", ACTIVE, 0),
        ("texts that are hard to read", FAINT, []),
    ]:
        found = browser.evaluate(expression)
        expect(found == none, f"{name}: {what}: {found}")
    if media:
        expect(browser.evaluate(CLOSED) == 0, f"{name}: a part is folded")
    if pictures:
        suffix = "print" if media else f"{'phone' if width < 640 else 'desktop'}-{scheme}"
        browser.picture(pictures / f"{page.stem}-{suffix}.png", height=6000)


def test_policy(browser, page):
    """Nothing that gets into the page against all odds would run: the policy refuses it."""
    for markup in [
        "<img src=x onerror='document.title = 1'>", "<style>body { display: none }</style>", "<svg onload='document.title = 1'></svg>",
        "<iframe srcdoc='a'></iframe>", "<form action='https://example.com'><button id=b></button></form>",
    ]:
        browser.open(page.as_uri(), 1280, 900, "light")
        wait(lambda: browser.evaluate("!!document.querySelector('footer')"), "the page")
        title = browser.evaluate("document.title")
        browser.evaluate(f"document.querySelector('main').insertAdjacentHTML('beforeend', {markup!r})")
        browser.evaluate("new Promise(done => setTimeout(done, 50))")
        expect(browser.evaluate("document.title") == title and browser.evaluate("document.body.checkVisibility()"), f"{markup} is obeyed")


def main():
    chromium, work, *rest = sys.argv[1:]
    pages = [pathlib.Path(argument) for argument in rest if argument.endswith(".html")]
    pictures = next((pathlib.Path(argument) for argument in rest if not argument.endswith(".html")), None)
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    browser = Browser(chromium, pathlib.Path(work) / "profile")
    try:
        for page in pages:
            for scheme in ["light", "dark"]:
                check(browser, page, 1280, 900, scheme, pictures)
                check(browser, page, 360, 740, scheme, pictures)
            check(browser, page, 794, 1123, "light", pictures, media="print")
            paper = browser.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
            if pictures:
                (pictures / f"{page.stem}.pdf").write_bytes(base64.b64decode(paper["data"]))
        expect(not browser.complaints, "the console says:\n" + "\n".join(browser.complaints))
        asked = [url for url in browser.requests if not url.startswith(("file:", "data:", "about:"))]
        expect(not asked, f"the pages ask for {asked}")
        test_policy(browser, pages[0])
        asked = [url for url in browser.requests if not url.startswith(("file:", "data:", "about:"))]
        expect(not asked, f"what is put into a page asks for {asked}")
    finally:
        browser.close()
    print(f"report: {len(pages)} pages in light, in dark, on a phone and on paper; nothing is asked of a network, and the console is quiet")


main()
