// SPDX-License-Identifier: GPL-3.0-or-later
// Statements, queries, quotations and articles that would run something: nothing runs, also where the
// browser's own guard, the policy of the page, is off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hostileTexts, openSite } from "./site.js";

let site;
before(async () => { site = await openSite(); });
after(async () => { await site?.close(); });

async function watched(options) {
  const page = await site.page(options);
  const hurts = [];
  await page.exposeFunction("hurt", () => { hurts.push(page.url()); });
  page.on("dialog", (dialog) => { hurts.push(dialog.message()); dialog.dismiss(); });
  return { page, hurts };
}

async function prod(page) {
  await page.evaluate(() => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
    for (const one of document.querySelectorAll("*")) {
      one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
      one.dispatchEvent(new FocusEvent("focus"));
    }
  });
  const foreign = await page.evaluate(() => [...document.querySelectorAll("[href], [src], [action]")]
    .flatMap((one) => ["href", "src", "action"].map((name) => one.getAttribute(name)).filter(Boolean))
    .filter((address) => !/^[/#]/.test(address)));
  assert.deepEqual(foreign, [], page.url());
}

for (const bypassCSP of [false, true]) {
  test(`nothing hostile runs${bypassCSP ? ", without the policy too" : ""}`, async () => {
    const { page, hurts } = await watched({ bypassCSP });
    const paths = ["/", "/search?query=tango", "/saved"];
    hostileTexts.forEach((_, i) => paths.push(`/saved/hostile-${i}`, `/search?query=tango&saved=hostile-${i}`));
    for (const id of site.hostileIds) {
      const path = `/statements/${encodeURIComponent(id)}`;
      paths.push(path, `${path}?highlight=tango`, `${path}/history`);
    }
    for (const text of hostileTexts) {
      const typed = encodeURIComponent(text);
      for (const name of ["query", "source", "speaker", "lang", "kind", "since", "sort", "ui", "saved", text]) {
        paths.push(`/search?${encodeURIComponent(name)}=${typed}`);
      }
      paths.push(`/quote?quote=${typed}&speaker=${typed}`, `/statements/${typed}`, `/${typed}`,
        `/quote?quote=${encodeURIComponent(`the tango ${text} was danced here`)}`);
    }
    for (const path of paths) {
      const response = await page.goto(site.hostile + path);
      assert.match(response.headers()["content-security-policy"], /^default-src 'none'/);
      assert.equal(await page.locator("h1").count(), 1, path);
      await prod(page);
    }
    assert.deepEqual(hurts, []);
  });
}

test("a hostile article is shown, and does not run", async () => {
  const { page, hurts } = await watched({ bypassCSP: true });
  for (const format of ["text", "html", "markdown", "auto"]) {
    await page.goto(`${site.hostile}/trace`);
    await page.fill("#article", hostileTexts.map((text) => `He said: “The tango ${text} was danced here,” ${text}.`).join("\n\n"));
    await page.selectOption("#format", format);
    await page.click(".trace-form button");
    await page.waitForSelector(".text.article");
    await prod(page);
  }
  assert.deepEqual(hurts, []);
});

test("a policy stands on every page, so that what slipped through would not run", async () => {
  const { page, hurts } = await watched();
  await page.goto(`${site.hostile}/`);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=hurt()>");
    const script = document.createElement("script");
    script.textContent = "hurt()";
    document.body.append(script);
  });
  await page.waitForTimeout(200);
  assert.deepEqual(hurts, []);
});
