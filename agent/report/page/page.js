"use strict";
const $ = id => document.getElementById(id);
const data = JSON.parse($("data").textContent), box = $("tasks");
const NAME = 0, FILE = 1, LINE = 2, VERDICT = 3, TRUST = 4, REASON = 5, ANSWERS = 6, TOKENS = 7, USD = 8, SECONDS = 9, FATES = 10, TRIALS = 11, RIGHT = 12;
const MARKS = {proved: "✔", rejected: "✖", inconclusive: "?"};
const FATE = {p: "proved", w: "right, once what it rests on is proved", j: "refused by the judge", f: "errors in Lean", u: "not checked", i: "inconclusive"};
const COLOUR = {p: "ok", w: "accent", j: "judge", f: "bad", u: "void", i: "unsure"};
const el = (tag, cls, ...inside) => { const e = document.createElement(tag); if (cls) e.className = cls; e.append(...inside); return e; };
const plural = (n, what) => n.toLocaleString("en") + " " + what + (n === 1 ? "" : "s");
const money = usd => usd === null || !usd ? "" : "$" + (usd >= 1 ? usd.toFixed(2) : usd.toPrecision(2));
const took = s => s < 60 ? s.toFixed(1) + " s" : s < 3600 ? Math.floor(s / 60) + " min " + Math.round(s % 60) + " s" : (s / 3600).toFixed(1) + " h";

/* ---------------------------------------------------------------- Lean, coloured; only text nodes are made */
const KEY = "theorem|lemma|def|abbrev|example|instance|structure|inductive|class|opaque|mutual|where|by|fun|have|let|show|from|match|with|if|then|else|do|open|namespace|section|end|variable|universe|import|termination_by|decreasing_by|at|in|using|only|generalizing|private|protected|noncomputable|calc|return|for|this|obtain|suffices|case";
const TAC = "induction|cases|rcases|simp|simpa|simp_all|simp_arith|dsimp|rw|rwa|exact|apply|refine|intro|intros|rfl|decide|omega|constructor|split|linarith|nlinarith|ring|ring_nf|norm_num|positivity|aesop|grind|contradiction|exfalso|left|right|use|ext|funext|congr|unfold|change|subst|trivial|assumption|specialize|by_cases|by_contra|push_neg|field_simp|gcongr|all_goals|any_goals|repeat|first|try|next|skip|native_decide|bv_decide";
const WORDS = new RegExp("(/-[\\s\\S]*?-/|--[^\\n]*)|(\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\\\n])'(?![\\w']))|(?<![\\w.'])(sorry|admit|axiom|sorryAx)(?![\\w'])|(?<![\\w.'])(" + KEY + ")(?![\\w'])|(?<![\\w.'])(" + TAC + ")(?![\\w'])|(?<![\\w.'])(\\d[\\d_.]*)|(?<![\\w'])(Type|Prop|Sort|Nat|Int|List|Bool|String|Option|Fin|Set|Finset|ℕ|ℤ|ℚ|ℝ|ℂ)(?![\\w'])|(⊢|:=|=>|←|→|↦|↔|∀|∃|λ|⟨|⟩|@\\[[^\\]\\n]*\\])", "g");
const CLASSES = ["", "c", "s", "h", "k", "t", "n", "y", "o"];
/* what could turn text around or hide in it is shown by its number */
const ODD = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
function plain(to, text) {
  let at = 0;
  for (const m of text.matchAll(ODD)) {
    to.append(text.slice(at, m.index), el("span", "odd", "U+" + m[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")));
    at = m.index + 1;
  }
  to.append(text.slice(at));
}
function lean(to, code) {
  let at = 0;
  for (const m of code.matchAll(WORDS)) {
    plain(to, code.slice(at, m.index));
    const span = el("span", CLASSES[m.findIndex((g, i) => i && g !== undefined)]);
    plain(span, m[0]); to.append(span); at = m.index + m[0].length;
  }
  plain(to, code.slice(at)); return to;
}
/* the lines of a piece of code, each coloured; a comment may run over several */
function lines(code) {
  const whole = lean(document.createElement("span"), code), found = [document.createElement("span")];
  for (const node of [...whole.childNodes]) {
    const cls = node.nodeType === 1 ? node.className : "", parts = node.textContent.split("\n");
    parts.forEach((part, i) => {
      if (i) found.push(document.createElement("span"));
      if (part) found.at(-1).append(cls ? el("span", cls, part) : part);
    });
  }
  return found;
}
function message(m, lost) {
  const e = el("div", "msg " + m[2]);
  if (lost) e.append(el("b", "", "line " + m[0] + ":" + m[1] + "  "));
  plain(e, m[3]); return e;
}
function block(code, first, messages) {
  const box = el("div", "code"); box.tabIndex = 0; box.setAttribute("role", "group"); box.setAttribute("aria-label", "Lean code");
  const marks = new Set(messages.map(m => m[0]));
  lines(code).forEach((line, i) => {
    const n = first ? first + i : 0, row = el("div", "row" + (marks.has(n) ? " bad" : ""), el("i", "", n ? String(n) : ""), line);
    box.append(row);
    for (const m of messages) if (m[0] === n && n) { m.shown = true; box.append(message(m)); }
  });
  return box;
}

/* ---------------------------------------------------------------- details, unpacked when wanted */
const chunks = data.details.map(() => null), texts = data.rows.map(() => null);
async function chunk(n) {
  if (!chunks[n]) chunks[n] = (async () => {
    const bytes = Uint8Array.from(atob(data.details[n]), c => c.charCodeAt(0));
    return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
  })();
  return chunks[n];
}
const detail = async i => (await chunk(Math.floor(i / data.chunk)))[i % data.chunk];
let loading = null;
function loadTexts() {
  return loading ||= (async () => {
    for (let n = 0; n < chunks.length; n++) {
      const all = await chunk(n);
      all.forEach((d, j) => {
        const i = n * data.chunk + j, r = data.rows[i];
        texts[i] = [r[NAME], r[FILE], r[VERDICT], r[REASON], d.statement, d.proof, ...d.reasons.flat(), ...d.warnings.flat(), ...d.notes, ...d.rounds.flatMap(a => [a.model, ...a.code.map(c => c[1]), ...a.messages.map(m => m[3]), ...a.said, ...a.goals.flatMap(g => g[1])])].join("\n").toLowerCase();
      });
    }
  })();
}
function round(a) {
  const e = el("li", "round r-" + a.fate), title = el("div", "title");
  title.append(el("b", "", FATE[a.fate] + (a.mended ? ", closed by the portfolio" : "")), el("span", "dim", a.model + " · sample " + a.sample + ", answer " + a.round));
  const all = a.seconds[0] + a.seconds[1];
  if (all > 0) {
    const bar = el("span", "took", el("span", "m"), el("span", "l"));
    bar.children[0].style.width = 100 * a.seconds[0] / all + "%"; bar.children[1].style.width = 100 * a.seconds[1] / all + "%";
    bar.setAttribute("role", "img"); bar.setAttribute("aria-label", a.seconds[0] + " s to answer, " + a.seconds[1] + " s to check");
    title.append(bar, el("span", "dim", took(a.seconds[0]) + " to answer, " + took(a.seconds[1]) + " to check"));
  }
  const tokens = a.tokens[0] + a.tokens[1];
  if (tokens) title.append(el("span", "dim", plural(tokens, "token") + (a.usd ? ", " + money(a.usd) : "")));
  e.append(title);
  for (const s of a.said) { const m = el("div", "msg"); plain(m, s); e.append(m); }
  if (a.thought) { const p = el("div", "code plain"); plain(p, a.thought); e.append(el("details", "more", el("summary", "", "What the model thought"), p)); }
  if (a.same) e.append(el("div", "dim", "This is the proof above."));
  for (const m of a.messages) m.shown = false;
  for (const c of a.code) e.append(block(c[1], c[0], a.messages));
  for (const m of a.messages) if (!m.shown) e.append(message(m, true));
  if (a.goals.length) {
    const n = a.goals.reduce((s, g) => s + g[1].length, 0), d = el("details", "more", el("summary", "", plural(n, "goal") + " where it stopped")); d.open = true;
    for (const g of a.goals) for (const text of g[1]) d.append(lean(el("div", "goal"), text));
    e.append(d);
  }
  return e;
}
async function fill(r) {
  if (r.filled) return r.filled;
  return r.filled = (async () => {
    const d = await detail(r.i), inner = el("div", "inner"), row = r.row;
    for (const [code, text] of d.reasons) { const p = el("p", "reason " + row[VERDICT]); plain(p, text); p.append(" ", el("code", "dim", code)); inner.append(p); }
    for (const [code, text] of d.warnings) { const p = el("p", "reason inconclusive"); plain(p, "⚠ " + text); p.append(" ", el("code", "dim", code)); inner.append(p); }
    if (d.statement) inner.append(el("h3", "", "Statement"), block(d.statement, row[LINE], []));
    if (d.proof) {
      const copy = el("button", "copy", "Copy"); copy.type = "button"; copy.setAttribute("aria-label", "Copy the proof of " + row[NAME]);
      copy.addEventListener("click", () => navigator.clipboard.writeText(d.proof).then(() => { copy.textContent = "Copied"; }, () => { copy.textContent = "Not allowed"; }));
      inner.append(el("div", "headed", el("h3", "", "Proof"), copy), block(d.proof, 0, []));
      if (d.axioms.length) inner.append(el("p", "dim", "Axioms: " + d.axioms.join(", ")));
    }
    if (d.refutation) inner.append(el("h3", "", "Proof that it is false"), block(d.refutation, 0, []));
    for (const n of d.notes) { const p = el("p", "dim"); plain(p, "Note: " + n); inner.append(p); }
    if (d.rounds.length) {
      inner.append(el("h3", "", "Timeline: " + plural(row[ANSWERS], "answer") + (d.hidden ? ", " + d.hidden + " of them not in this page" : "")));
      inner.append(el("ol", "rounds", ...d.rounds.map(round)));
    } else inner.append(el("p", "dim", "No answer was recorded."));
    r.e.append(inner);
  })();
}

/* ---------------------------------------------------------------- rows */
function strip(fates) {
  const e = el("span", "strip"), n = fates.length, w = Math.min(10, 144 / Math.max(1, n)), gap = w > 5 ? 2 : 0;
  e.style.width = w * n + "px";
  e.style.backgroundImage = "linear-gradient(90deg," + [...fates].map((f, i) => "var(--" + COLOUR[f] + ") " + w * i + "px " + (w * (i + 1) - gap) + "px" + (gap ? ",transparent 0 " + w * (i + 1) + "px" : "")).join(",") + ")";
  const counts = {}; for (const f of fates) counts[f] = (counts[f] || 0) + 1;
  e.setAttribute("role", "img"); e.setAttribute("aria-label", Object.entries(counts).map(([f, n]) => n + " " + FATE[f]).join(", ") || "no answers");
  e.title = e.getAttribute("aria-label"); return e;
}
function draw(r) {
  const row = r.row, e = document.createElement("details"), s = document.createElement("summary"), cut = row[NAME].lastIndexOf(".") + 1;
  e.className = "task"; e.id = "task-" + (r.i + 1);
  const mark = el("span", "mark " + row[VERDICT], MARKS[row[VERDICT]]); mark.setAttribute("role", "img"); mark.setAttribute("aria-label", row[VERDICT]); mark.title = row[VERDICT] + (row[TRUST] ? ", " + row[TRUST] : "");
  const name = el("div", "name"), where = el("div", "where"), who = el("div", "who", name, where);
  if (cut) { const space = el("span", "space"); plain(space, row[NAME].slice(0, cut)); name.append(space); }
  plain(name, row[NAME].slice(cut)); plain(where, row[FILE] + ":" + row[LINE] + (row[REASON] ? " · " + row[REASON] : ""));
  const nums = [row[TRIALS] ? row[RIGHT] + "/" + row[TRIALS] + " right" : row[TRUST], plural(row[ANSWERS], "answer"), took(row[SECONDS]), money(row[USD])];
  s.append(mark, who, strip(row[FATES]), el("span", "nums", nums.filter(Boolean).join(" · ")));
  e.append(s);
  e.addEventListener("toggle", async () => { if (e.open) { await fill(r); if (s.matches(":focus-visible")) reveal(e); } });
  return e;
}
/* what the keyboard opened is brought into view, from its start where it is taller than the window */
function reveal(e) {
  const place = e.getBoundingClientRect();
  if (place.bottom > innerHeight) e.scrollIntoView({block: place.height > innerHeight - 100 ? "start" : "nearest", behavior: "auto"});
}
class Row {
  constructor(row, i) { this.row = row; this.i = i; this.filled = null; this.drawn = null; }
  get e() { return this.drawn ||= draw(this); }
}
const rows = data.rows.map((row, i) => new Row(row, i));
const find = $("find"), verdict = $("verdict"), why = $("reason"), sort = $("sort");
const reasons = {}; for (const r of rows) if (r.row[REASON]) reasons[r.row[REASON]] = (reasons[r.row[REASON]] || 0) + 1;
for (const [name, n] of Object.entries(reasons).sort((a, b) => b[1] - a[1])) { const o = el("option", "", name + " (" + n + ")"); o.value = name; why.append(o); }
let shown = rows, drawn = null;
const FIRST = 150;  /* rows that are there at once; the others follow in the background */
function more(mine, at) {
  if (drawn !== mine) return;
  box.append(...shown.slice(at, at + 400).map(r => r.e));
  if (at + 400 < shown.length) setTimeout(() => more(mine, at + 400), 0);
}
function whole() { if (box.childElementCount < shown.length) { drawn = {}; box.replaceChildren(...shown.map(r => r.e)); } }
async function show() {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean), v = verdict.value, w = why.value, o = Number(sort.value);
  const mine = drawn = {};
  if (words.length) { await loadTexts(); if (drawn !== mine) return; }
  shown = rows.filter(r => (!v || r.row[VERDICT] === v) && (!w || r.row[REASON] === w) && words.every(x => texts[r.i].includes(x)));
  if (o) shown.sort((a, b) => (b.row[o] || 0) - (a.row[o] || 0) || a.i - b.i);
  box.replaceChildren(...shown.slice(0, FIRST).map(r => r.e));
  if (shown.length > FIRST) setTimeout(() => more(mine, FIRST), 50);
  $("count").textContent = shown.length.toLocaleString("en") + " of " + rows.length.toLocaleString("en");
  $("none").hidden = shown.length > 0 || !rows.length;
  for (const c of document.querySelectorAll("[data-verdict]")) c.setAttribute("aria-pressed", String(c.dataset.verdict === v));
  for (const c of document.querySelectorAll("[data-reason]")) c.setAttribute("aria-pressed", String(c.dataset.reason === w));
}
let pause = 0;
find.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(show, rows.length > 300 ? 120 : 0); });
for (const e of [verdict, why, sort]) e.addEventListener("input", show);
const clear = () => { find.value = verdict.value = why.value = sort.value = ""; return show(); };
$("clear").addEventListener("click", clear); $("clear2").addEventListener("click", () => { clear(); find.focus(); });
const toTasks = () => $("h-tasks").scrollIntoView();
for (const c of document.querySelectorAll("[data-verdict]")) c.addEventListener("click", () => { verdict.value = verdict.value === c.dataset.verdict ? "" : c.dataset.verdict; show(); });
for (const c of document.querySelectorAll("[data-reason]")) c.addEventListener("click", () => { why.value = why.value === c.dataset.reason ? "" : c.dataset.reason; show(); if (why.value) toTasks(); });
for (const c of document.querySelectorAll("[data-find]")) c.addEventListener("click", async () => {
  await clear(); const r = rows.find(r => r.row[NAME] === c.dataset.find);
  if (r) { whole(); r.e.open = true; r.e.firstChild.focus(); r.e.scrollIntoView({block: "start"}); }
});

/* ---------------------------------------------------------------- keyboard, theme, print, links */
const root = document.documentElement, keys = $("keys");
function theme() {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}
async function openAll() {
  const some = shown.slice(0, 100), open = !some.every(r => r.e.open);
  await Promise.all(some.map(r => open && fill(r))); for (const r of some) r.e.open = open;
}
function step(by) {
  whole();
  const at = shown.findIndex(r => r.e.contains(document.activeElement)), to = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
  if (to) { to.e.firstChild.focus({preventScroll: true}); to.e.firstChild.scrollIntoView({block: "nearest", behavior: "auto"}); }
}
const help = () => { if (!keys.open) keys.showModal(); };
document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || keys.open) return;
  const active = document.activeElement, typing = /^(INPUT|SELECT|TEXTAREA)$/.test(active.tagName) && active.type !== "checkbox";
  if (e.key === "Escape" && active === find) { if (find.value) { find.value = ""; show(); } else find.blur(); return; }
  if (typing || !$("single").checked) return;
  const does = {"/": () => find.focus(), j: () => step(1), k: () => step(-1), e: openAll, t: theme, "?": help}[e.key];
  if (does) { e.preventDefault(); does(); }
});
$("theme").addEventListener("click", theme); $("help").addEventListener("click", help); $("shut").addEventListener("click", () => keys.close());
$("print").addEventListener("click", async () => { await Promise.all(shown.filter(r => r.e.open).map(fill)); print(); });
let opened = [];
addEventListener("beforeprint", () => { whole(); opened = shown.length <= 60 ? shown.filter(r => r.filled && !r.e.open) : []; for (const r of opened) r.e.open = true; });
addEventListener("afterprint", () => { for (const r of opened) r.e.open = false; });
function follow() {
  const n = /^#task-(\d+)$/.exec(location.hash), r = n && rows[n[1] - 1];
  if (r) { whole(); const e = r.e; e.open = true; e.scrollIntoView(); e.firstChild.focus({preventScroll: true}); }
}
addEventListener("hashchange", follow);
show().then(follow);
/* a short page is ready to be printed whole; a long one gets its texts when somebody searches */
(window.requestIdleCallback || setTimeout)(() => rows.length <= 60 ? rows.forEach(fill) : rows.length <= 300 && loadTexts());
