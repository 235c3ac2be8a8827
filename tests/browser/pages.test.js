// SPDX-License-Identifier: GPL-3.0-or-later
// Every page: sound markup, no barrier, light, and nothing from elsewhere; in both languages, light
// and dark, wide and narrow, with and without scripts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { openSite, pages } from "./site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const article = readFileSync(resolve(import.meta.dirname, "../../corpus/articles/embassies.md"), "utf8");
let site;
before(async () => { site = await openSite(); });
after(async () => { await site?.close(); });

async function openAll(page, visit) {
  for (const path of pages) {
    await visit(path, await page.goto(site.sample + path));
  }
  await page.goto(`${site.sample}/trace`);
  await page.fill("#article", article);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.click(".trace-form button");
  await page.waitForSelector(".card");
  await visit("/trace, an article", await answered);
}

for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["en-US", "es-MX"]) {
    test(`no barriers: ${colorScheme}, ${locale}`, async () => {
      const page = await site.page({ colorScheme, locale, bypassCSP: true });
      await openAll(page, async (path) => {
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
        await page.addScriptTag({ content: axe });
        const { violations } = await page.evaluate(() => axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }));
        const told = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join("\n  ").slice(0, 600)}`);
        assert.deepEqual(told, [], path);
      });
    });
  }
}

test("markup is valid", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: { "long-title": "off" },  // titles are the statements' own
  });
  const page = await site.page();
  await openAll(page, async (path, response) => {
    const report = await validator.validateString(await response.text());
    // Two languages chosen are two hidden fields of one name, as in the address.
    const isChoice = (m) => m.ruleId === "form-dup-name" && /"(source|speaker|lang|kind)"$/.test(m.message);
    const told = report.results.flatMap((one) => one.messages.filter((m) => !isChoice(m)).map((m) => `${m.ruleId} at ${m.line}:${m.column}: ${m.message}`));
    assert.deepEqual(told, [], path);
  });
});

test("a page that is asked for again still looks the same", async () => {
  const page = await site.page();
  const looks = () => page.evaluate(() => getComputedStyle(document.querySelector(".wordmark")).fontWeight);
  await page.goto(`${site.sample}/help`);
  const first = await looks();
  assert.equal(first, "700");
  await page.goto(`${site.sample}/quote`);
  await page.goto(`${site.sample}/help`);
  await page.reload();
  assert.equal(await looks(), first);
});

test("pages fit a phone, weigh little, ask nobody else, and say nothing on the console", async () => {
  const page = await site.page({ viewport: { width: 320, height: 640 } });
  let bytes = 0;
  const said = [];
  page.on("request", (request) => { if (!request.url().startsWith(site.sample)) said.push(request.url()); });
  page.on("response", async (response) => { bytes += (await response.body().catch(() => "")).length; });
  page.on("console", (message) => {
    // The browser's own word on pages that are errors.
    if (!message.text().startsWith("Failed to load resource")) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(String(error)));
  await openAll(page, async (path) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${path} is ${over} px too wide`);
    await page.waitForLoadState("networkidle");
    assert.ok(bytes < 100_000, `${path} weighs ${bytes}`);
    bytes = 0;
    assert.deepEqual(said, [], path);
  });
});

test("every page works without scripts", async () => {
  const page = await site.page({ javaScriptEnabled: false });
  await openAll(page, async (path) => assert.equal(await page.locator("h1").count(), 1, path));
  await page.goto(`${site.sample}/`);
  await page.fill("#query", "Cuba");
  await page.keyboard.press("Enter");
  const all = await page.locator(".count-line strong").textContent();
  await page.click(".histogram svg a >> nth=1");
  assert.match(page.url(), /since=\d{4}&until=\d{4}/);
  assert.notEqual(await page.locator(".count-line strong").textContent(), all);
  await page.click(".facets a.line >> nth=0");
  assert.equal(await page.locator(".chip").count(), 2);
  await page.click(".hits h3 a >> nth=0");
  assert.ok(await page.locator(".text mark").count() > 0);
});

test("the language follows the browser, and the choice stays", async () => {
  const page = await site.page({ locale: "es-AR" });
  await page.goto(`${site.sample}/search?query=Cuba`);
  assert.equal(await page.getAttribute("html", "lang"), "es");
  await page.click("text=English");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  await page.click(".hits h3 a >> nth=0");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  await page.click(".wordmark a");
  await page.fill("#query", "embargo");
  await page.keyboard.press("Enter");
  assert.equal(await page.getAttribute("html", "lang"), "en");
});
