// SPDX-License-Identifier: GPL-3.0-or-later
// What a page can do beyond links and forms; every page works without it. A span of bars becomes
// since and until, words that are selected get a link, and texts to take along a button.

const wordsOf = (pattern, ...blanks) => pattern.replace(/\{(\d)\}/g, (_, n) => blanks[n]);

// "/" leads to the box, as elsewhere; not while something is typed.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const box = document.querySelector("#query, #quote, #article");
  if (!box) return;
  event.preventDefault();
  box.focus();
});

function chooseSpans(figure) {
  const svg = figure.querySelector("svg");
  const told = figure.querySelector(".choice");
  const bars = [...svg.querySelectorAll("[data-date]")];
  if (bars.length < 2) return;
  const links = bars.filter((bar) => bar.matches("a"));
  let anchor = -1;
  let end = -1;
  let dragged = false;

  const tell = (text) => { told.textContent = text; };
  const place = (x) => {
    const box = svg.getBoundingClientRect();
    const at = Math.floor(((x - box.left) / box.width) * bars.length);
    return Math.min(Math.max(at, 0), bars.length - 1);
  };
  const show = () => {
    const [from, to] = [Math.min(anchor, end), Math.max(anchor, end)];
    bars.forEach((bar, i) => bar.classList.toggle("spanned", anchor >= 0 && i >= from && i <= to));
    if (anchor >= 0 && from !== to) {
      tell(wordsOf(told.dataset.chosen, bars[from].dataset.date, bars[to].dataset.date));
    } else {
      tell(told.dataset.hint);
    }
  };
  const forget = () => { anchor = end = -1; show(); };
  const search = () => {
    const [from, to] = [Math.min(anchor, end), Math.max(anchor, end)];
    const url = new URL(links[0].getAttribute("href"), location.href);
    url.searchParams.set("since", bars[from].dataset.date);
    url.searchParams.set("until", bars[to].dataset.date);
    location.assign(url);
  };

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    dragged = false;
    anchor = end = place(event.clientX);
  });
  svg.addEventListener("pointermove", (event) => {
    if (anchor < 0 || event.buttons !== 1) return;
    const now = place(event.clientX);
    if (now === end && !dragged) return;
    dragged = true;
    svg.setPointerCapture(event.pointerId);
    end = now;
    show();
  });
  svg.addEventListener("pointerup", () => {
    if (dragged && anchor !== end) search();
    else forget();
  });
  svg.addEventListener("pointercancel", forget);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);

  // One stop for the tabulator, as a list has: the arrows go from bar to bar.
  const stopAt = (link) => links.forEach((one) => one.setAttribute("tabindex", one === link ? "0" : "-1"));
  stopAt(links.find((link) => !link.matches(".outside")) ?? links[0]);
  svg.addEventListener("keydown", (event) => {
    const here = bars.indexOf(event.target.closest("[data-date]"));
    if (here < 0) return;
    if (event.key === "Escape") return forget();
    if (event.key === "Enter" && anchor >= 0 && anchor !== end) {
      event.preventDefault();
      return search();
    }
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const target = event.key === "Home" ? links[0]
      : event.key === "End" ? links.at(-1)
        : step && links[links.indexOf(bars[here]) + step];
    if (!target) return;
    event.preventDefault();
    if (event.shiftKey) {
      if (anchor < 0) anchor = here;
      end = bars.indexOf(target);
      show();
    } else {
      forget();
    }
    stopAt(target);
    target.focus();
  });
  tell(told.dataset.hint);
}
document.querySelectorAll(".histogram").forEach(chooseSpans);

// Texts to take along.
for (const pre of document.querySelectorAll("pre.copy")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-button";
  button.textContent = pre.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(pre.textContent);
    button.textContent = pre.dataset.copied;
    setTimeout(() => { button.textContent = pre.dataset.copy; }, 2000);
  });
  pre.before(button);
}

// A link to the words that are selected: their code points, counted from where the paragraph
// begins; numbers and names beside the text are no part of it.
function codePointOf(node, offset) {
  const paragraph = node.parentElement?.closest("p[data-start]");
  if (!paragraph) return null;
  let count = Number(paragraph.dataset.start);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest(".number, .voice")) continue;
    if (text === node) return count + [...text.data.slice(0, offset)].length;
    count += [...text.data].length;
  }
  return null;
}

function linkSelections(text) {
  const link = document.createElement("a");
  link.className = "link-here";
  link.textContent = text.dataset.link;
  link.hidden = true;
  document.body.append(link);
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    link.hidden = true;
    if (selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const start = codePointOf(range.startContainer, range.startOffset);
    const end = codePointOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    const url = new URL(location.href);
    for (const name of ["highlight", "beside"]) url.searchParams.delete(name);
    url.searchParams.set("start", start);
    url.searchParams.set("end", end);
    url.hash = "passage";
    link.href = url;
    const box = range.getBoundingClientRect();
    link.style.left = `${box.left + scrollX}px`;
    link.style.top = `${box.bottom + scrollY + 6}px`;
    link.hidden = false;
  });
}
const text = document.querySelector(".text[data-link]:not(.beside)");
if (text) linkSelections(text);
