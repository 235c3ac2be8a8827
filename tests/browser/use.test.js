// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader does: by keyboard, by pointer, on paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./site.js";

let site;
before(async () => { site = await openSite(); });
after(async () => { await site?.close(); });

test("the first stop of the keyboard leads to the content", async () => {
  const page = await site.page();
  await page.goto(`${site.sample}/search?query=Cuba`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.ok(page.url().endsWith("#main"));
});

test("a slash leads to the box, but not out of it", async () => {
  const page = await site.page();
  await page.goto(`${site.sample}/search?query=Cuba`);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "query");
  await page.keyboard.press("End");
  await page.keyboard.type("/x");
  assert.equal(await page.inputValue("#query"), "Cuba/x");
});

test("bars are one stop, and arrows choose a span", async () => {
  const page = await site.page();
  await page.goto(`${site.sample}/search?query=Cuba`);
  assert.equal(await page.locator(".histogram a[tabindex='0']").count(), 1);
  const first = page.locator(".histogram a[tabindex='0']");
  const from = await first.getAttribute("data-date");
  await first.focus();
  await page.keyboard.press("Shift+ArrowRight");
  const to = await page.evaluate(() => document.activeElement.dataset.date);
  assert.ok(to > from);
  assert.equal(await page.locator(".choice").textContent(), `${from} to ${to}`);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".spanned").count(), 0);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await page.waitForURL(/since=/);
  const url = new URL(page.url());
  assert.deepEqual([url.searchParams.get("since"), url.searchParams.get("until")], [from, to]);
});

test("dragging over the bars chooses a span, a click one bar", async () => {
  const page = await site.page();
  await page.goto(`${site.sample}/search?query=Cuba`);
  const box = await page.locator(".histogram svg").boundingBox();
  const bars = page.locator(".histogram [data-date]");
  const count = await bars.count();
  const at = (i) => box.x + (box.width * (i + 0.5)) / count;
  await page.mouse.move(at(1), box.y + 20);
  await page.mouse.down();
  await page.mouse.move(at(2), box.y + 25, { steps: 3 });
  await page.mouse.move(at(3), box.y + 25, { steps: 3 });
  assert.equal(await page.locator(".spanned").count(), 3);
  await page.mouse.up();
  await page.waitForURL(/since=/);
  const url = new URL(page.url());
  assert.equal(Number(url.searchParams.get("until")) - Number(url.searchParams.get("since")), 2);

  await page.goto(`${site.sample}/search?query=Cuba`);
  const link = page.locator(".histogram a").first();
  const date = await link.getAttribute("data-date");
  await link.click();
  await page.waitForURL(/since=/);
  assert.equal(new URL(page.url()).searchParams.get("since"), date);
  assert.equal(await page.locator(".histogram [data-date]").count(), 12);
});

test("a passage is marked and in sight; selected words get a link to them", async () => {
  const page = await site.page();
  await page.goto(`${site.sample}/quote?quote=no+law+and+no+rule+says+a+flag+has+to+fly+on+the+first+day`);
  await page.click(".match h3 a");
  const passage = page.locator("#passage");
  assert.equal(await passage.textContent(), "No law and no rule says that a flag has to fly on the first day");
  await page.waitForFunction(() => {
    const box = document.querySelector("#passage").getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });
  const words = "The embassy is fully functioning";
  await page.evaluate((wanted) => {
    for (const p of document.querySelectorAll(".text p")) {
      for (const node of p.childNodes) {
        const at = node.nodeType === 3 ? node.data.indexOf(wanted) : -1;
        if (at < 0) continue;
        document.getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
    }
  }, words);
  const link = page.locator(".link-here");
  await link.waitFor({ state: "visible" });
  await page.goto(await link.getAttribute("href"));
  assert.equal(await page.locator("#passage").textContent(), words);
});

test("two facets can be chosen at once, and be taken out again", async () => {
  const page = await site.page();
  await page.goto(`${site.sample}/search?query=Cuba`);
  const counts = async () => page.locator(".facet >> nth=0 >> .count").allTextContents();
  const before = await counts();
  await page.click(".facet >> nth=0 >> a.line >> nth=0");
  assert.deepEqual(await counts(), before);
  await page.click(".facet >> nth=0 >> a.line:not(.chosen) >> nth=0");
  assert.equal(await page.locator(".facet >> nth=0 >> .chosen").count(), 2);
  await page.click(".chip >> nth=0");
  assert.equal(await page.locator(".facet >> nth=0 >> .chosen").count(), 1);
});

test("a report on paper has the article and no forms", async () => {
  const page = await site.page();
  await page.goto(`${site.sample}/search?query=Cuba`);
  await page.emulateMedia({ media: "print" });
  for (const part of [".way", ".ask", ".facets", ".tools", ".takings"]) {
    assert.equal(await page.locator(part).first().isVisible(), false, part);
  }
  assert.equal(await page.locator(".hits").isVisible(), true);
});

test("the address of an asset is kept for ever, and changes with it", async () => {
  const page = await site.page();
  await page.goto(site.sample);
  const href = await page.getAttribute("link[rel=stylesheet]", "href");
  assert.match(href, /\/assets\/cotejo\.[0-9a-f]{12}\.css/);
  const response = await page.request.get(site.sample + href);
  assert.match(response.headers()["cache-control"], /immutable/);
  assert.equal((await page.request.get(`${site.sample}/assets/cotejo.000000000000.css`)).status(), 404);
});
