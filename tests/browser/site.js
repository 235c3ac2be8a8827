// SPDX-License-Identifier: GPL-3.0-or-later
// The built programs, an index of the sample statements and one of hostile texts, and a browser.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
const programs = process.env.COTEJO_BIN ?? join(root, "build/release/bin");

/// Texts that would do something if a page let them; each calls window.hurt() if it is run.
export const hostileTexts = [
  "<script>hurt()</script>",
  "</script><script>hurt()</script>",
  "<img src=x onerror=hurt()>",
  "<svg/onload=hurt()>",
  "\"><script>hurt()</script>",
  "' onmouseover='hurt()' autofocus onfocus='hurt()",
  "\" onfocus=\"hurt()\" autofocus=\"",
  "</title><script>hurt()</script>",
  "</textarea><script>hurt()</script>",
  "--><script>hurt()</script>",
  "<a href=\"javascript:hurt()\">x</a>",
  "</pre></code><iframe srcdoc=\"<script>parent.hurt()</script>\"></iframe>",
  "<details open ontoggle=hurt()>",
  "<style>@import 'javascript:hurt()'</style>",
];

function hostileRecords() {
  return hostileTexts.map((text, i) => ({
    id: `hostile ${i} ${text}`, source: text, speaker: [text, "Ana Gil"], date: "2026-03-05", lang: "en", kind: text,
    title: `tango ${text}`, body: `The tango ${text} was danced here.\n\n${text}\n\nMR. ${text}: more.`,
    url: "javascript:hurt()", place: text, topics: [text], retrieved: "2026-03-06", note: text,
  }));
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

// As a newsroom keeps them, and one file that cannot be read.
function writeQueries(folder, texts) {
  mkdirSync(folder);
  writeFileSync(join(folder, "embassies.toml"), `query = "embajada OR embassy"\nlang = ["es", "en"]\nsince = 2015\nnote = "for Ana, every morning"\n`);
  writeFileSync(join(folder, "negotiations.toml"), `query = "negociacion"\nonce = true\n`);
  writeFileSync(join(folder, "broken.toml"), `query = "embargo"\nlang = 7\n`);
  texts.forEach((text, i) => {
    const quoted = JSON.stringify(text);
    writeFileSync(join(folder, `hostile-${i}.toml`), `query = ${quoted}\nsource = ${quoted}\nnote = ${quoted}\n`);
  });
}

async function serve(index, queries) {
  const port = await freePort();
  const server = spawn(join(programs, "cotejo-searcher"), ["serve", "--index", index, "--queries", queries, "--listen", `127.0.0.1:${port}`,
    "--access-log", "/dev/null"], { stdio: ["ignore", "ignore", "pipe"] });
  await new Promise((ready, failed) => {
    let said = "";
    server.stderr.on("data", (text) => { said += text; if (said.includes("serving at")) ready(); });
    server.on("exit", () => failed(new Error(said)));
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.kill("SIGTERM") };
}

export async function openSite() {
  const folder = mkdtempSync(join(tmpdir(), "cotejo-browser-"));
  const indexer = (...words) => execFileSync(join(programs, "cotejo-indexer"), words, { stdio: "ignore" });
  indexer("add", "--index", join(folder, "sample"), join(root, "corpus/statements"));
  // One statement with a history: what it said, and what its source made of it.
  const note = { id: "edited-note", source: "Harbour Office", date: "2026-03-05", lang: "en", title: "A note on the talks" };
  for (const [day, body] of [["2026-03-06", "We will not negotiate."], ["2026-03-09", "We will negotiate."]]) {
    writeFileSync(join(folder, "note.jsonl"), JSON.stringify({ ...note, body, retrieved: day }) + "\n");
    indexer("add", "--index", join(folder, "sample"), join(folder, "note.jsonl"));
  }
  writeFileSync(join(folder, "hostile.jsonl"), hostileRecords().map((r) => JSON.stringify(r)).join("\n") + "\n");
  indexer("add", "--index", join(folder, "hostile"), join(folder, "hostile.jsonl"));
  writeQueries(join(folder, "queries"), []);
  writeQueries(join(folder, "hostile-queries"), hostileTexts);
  const sample = await serve(join(folder, "sample"), join(folder, "queries"));
  const hostile = await serve(join(folder, "hostile"), join(folder, "hostile-queries"));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
  });
  return {
    sample: sample.origin,
    hostile: hostile.origin,
    hostileIds: hostileRecords().map((r) => r.id),
    /// A page in a context of its own: { locale, colorScheme, javaScriptEnabled, viewport, … }.
    async page(options = {}) {
      const context = await browser.newContext({ locale: "en-US", ...options });
      return context.newPage();
    },
    async close() {
      await browser.close();
      sample.stop();
      hostile.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/// Addresses of every kind of page, on the sample statements.
export const pages = [
  "/",
  "/search?query=negociacion",
  "/search?query=Cuba&lang=es&since=2015&until=2015",
  "/search?query=Cuba&since=2015-07&until=2015-07&once=true",
  "/search?query=embajda",
  "/search?query=%22mutual+tango%22+flag",
  "/search?query=title%3A",
  "/search?lmit=3",
  "/saved",
  "/saved/embassies",
  "/search?query=embajada&saved=embassies",
  "/search?query=embajada&saved=broken",
  "/saved/nothing",
  "/statements/us-state-2015-07-20-briefing?highlight=embassy&start=884&end=947",
  "/statements/ve-mppre-2026-03-05-relaciones?beside=ve-mppre-2026-03-05-relaciones-en",
  "/statements/edited-note?revision=1",
  "/statements/edited-note/history",
  "/statements/nothing",
  "/quote",
  "/quote?quote=no+law+and+no+rule+says+a+flag+has+to+fly+on+the+first+day",
  "/quote?quote=nobody+ever+said+anything+like+this+about+purple+elephants",
  "/trace",
  "/help",
  "/nowhere",
];
