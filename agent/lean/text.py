"""Lean text without Lean: masking, declarations, holes, splicing.  Pure functions over `str`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.types import Candidate, Declaration, Hole, HoleKind, Position, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_IDENT_REST = "_'!?₀₁₂₃₄₅₆₇₈₉"


def _is_ident(c: str) -> bool:
    return c.isalnum() or c in _IDENT_REST


def mask(text: str) -> str:
    """`text` with the insides of comments, strings and character literals blanked; same length and lines."""
    out = list(text)
    i, n = 0, len(text)
    braces: list[int] = []

    def blank(a: int, b: int) -> None:
        for k in range(a, min(b, n)):
            if out[k] not in "\r\n":
                out[k] = " "

    def string(i: int, interpolated: bool) -> tuple[int, bool]:
        while i < n:
            c = text[i]
            if c == "\\":
                i += 2
            elif c == '"':
                return i + 1, False
            elif interpolated and c == "{":
                return i + 1, True
            else:
                i += 1
        return n, False

    while i < n:
        c = text[i]
        if text.startswith("--", i):
            j = text.find("\n", i)
            j = n if j < 0 else j
            blank(i, j)
            i = j
        elif text.startswith("/-", i):
            depth, j = 1, i + 2
            while j < n and depth:
                if text.startswith("/-", j):
                    depth, j = depth + 1, j + 2
                elif text.startswith("-/", j):
                    depth, j = depth - 1, j + 2
                else:
                    j += 1
            blank(i, j)
            i = j
        elif (
            c == "r"
            and (i == 0 or not _is_ident(text[i - 1]))
            and (m := re.compile(r'r(#*)"').match(text, i))
        ):
            j = text.find('"' + m[1], m.end())
            j = n if j < 0 else j + 1 + len(m[1])
            blank(m.end(), j - 1 - len(m[1]))
            i = j
        elif c == '"':
            interpolated = bool(re.search(r"(?:^|[^\w'])\w*!$", text[max(0, i - 12) : i]))
            j, resumed = string(i + 1, interpolated)
            blank(i + 1, j - 1)
            if resumed:
                braces.append(0)
            i = j
        elif c == "«":
            j = text.find("»", i)
            i = n if j < 0 else j + 1
        elif c == "'" and (i == 0 or not _is_ident(text[i - 1])):
            m = re.compile(r"'(\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|[^\\'\n])'").match(text, i)
            if m:
                blank(i + 1, m.end() - 1)
                i = m.end()
            else:
                i += 1
        elif braces and c == "{":
            braces[-1] += 1
            i += 1
        elif braces and c == "}":
            if braces[-1] == 0:
                braces.pop()
                j, resumed = string(i + 1, True)
                blank(i + 1, j - 1)
                if resumed:
                    braces.append(0)
                i = j
            else:
                braces[-1] -= 1
                i += 1
        elif c.isalpha() or c == "_":
            while i < n and _is_ident(text[i]):
                i += 1
        else:
            i += 1
    return "".join(out)


def position_at(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset) - 1)


def offset_at(text: str, position: Position) -> int:
    start = 0
    for _ in range(position.line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text)
    return min(start + position.column, len(text))


@dataclass(frozen=True, slots=True)
class Header:
    imports: tuple[str, ...]
    end: int
    prelude: bool = False


_HEADER = re.compile(
    r"\s*(?:(module|prelude)\b|(?:public\s+)?(?:meta\s+)?import\s+(?:all\s+)?((?:«[^»]*»|[\w'!?])(?:\.?(?:«[^»]*»|[\w'!?]))*))"
)


def header(text: str) -> Header:
    masked, at, imports, prelude = mask(text), 0, [], False
    while m := _HEADER.match(masked, at):
        at = m.end()
        if m[2]:
            imports.append(text[m.start(2) : m.end(2)])
        elif m[1] == "prelude":
            prelude = True
    return Header(tuple(imports), at, prelude)


_KINDS = "theorem|lemma|def|abbrev|instance|example|structure|class|inductive|axiom|opaque"
_MODS = "private|protected|public|noncomputable|unsafe|partial|nonrec|scoped|local|meta"
_OTHER = (
    "namespace|section|end|open|variable|universe|set_option|mutual|attribute|export|include|omit|macro|macro_rules|syntax"
    "|notation|infixl|infixr|infix|prefix|postfix|elab|elab_rules|initialize|builtin_initialize|run_cmd|run_meta|deriving|declare_syntax_cat"
    "|register_option|import|add_decl_doc|suppress_compilation|alias|register_simp_attr|simproc|dsimproc|grind_pattern|unif_hint"
)
_ID = r"(?:«[^»\n]*»|[^\W\d][\w'!?₀-₉]*)"
_START = re.compile(
    r"^[ \t]*(?P<mods>(?:@\[(?:[^\[\]]|\[[^\[\]]*\])*\]\s*|(?:%s)\s+)*)(?:(?P<kind>%s)\b(?!')|(?P<other>(?:%s)\b(?!')|#\w+))"
    % (_MODS, _KINDS, _OTHER),
    re.MULTILINE,
)
_NAME = re.compile(r"\s*(%s(?:\.%s)*)(\.\{[^}]*\})?" % (_ID, _ID))
_HOLE = re.compile(r"(?<![\w'.!?«`])(sorry|admit)(?![\w'!?]|\.\w)")


def declarations(text: str, file: str = "") -> tuple[Declaration, ...]:
    masked = mask(text)
    starts = list(_START.finditer(masked))
    spaces: list[tuple[str, str, int]] = []
    scope: list[tuple[int, str]] = []
    found: list[Declaration] = []
    counts: dict[str, int] = {}
    for i, m in enumerate(starts):
        stop = starts[i + 1].start() if i + 1 < len(starts) else len(masked)
        raw_stop = _back_over_docs(text, masked, stop)
        end = len(masked[:raw_stop].rstrip())
        command = text[m.start() : end].strip()
        if m["other"]:
            word = m["other"]
            args = masked[m.end() : end].split()
            if word in ("namespace", "section"):
                spaces.append((word, args[0] if args else "", len(scope)))
                scope.append((len(spaces), command))
            elif word == "end" and spaces:
                name = args[0] if args else ""
                parts = name.count(".") + 1 if name else 1
                kind, opened, depth = spaces.pop()
                while name and opened != name and opened.count(".") + 1 < parts and spaces:
                    parts -= opened.count(".") + 1
                    kind, opened, depth = spaces.pop()
                del scope[depth:]
            elif word in ("open", "variable", "universe", "set_option", "include", "omit") and not re.search(
                r"\bin$", command
            ):
                scope.append((len(spaces), command))
            continue
        namespace = ".".join(n for k, n, _ in spaces if k == "namespace" and n)
        found.append(_declaration(text, masked, m, end, namespace, tuple(s for _, s in scope), counts))
    return tuple(found)


def _back_over_docs(text: str, masked: str, stop: int) -> int:
    return stop


def _declaration(
    text: str,
    masked: str,
    m: re.Match[str],
    end: int,
    namespace: str,
    scope: tuple[str, ...],
    counts: dict[str, int],
) -> Declaration:
    kind = m["kind"]
    named = _NAME.match(masked, m.end()) if kind != "example" else None
    anonymous = named is None or (kind == "instance" and masked[m.end() : named.start(1)].strip() != "")
    start = m.start("mods") if m["mods"] else m.start("kind")
    before = text[:start].rstrip()
    if before.endswith("-/"):
        d = text.rfind("/--", 0, start)
        if d >= 0 and not masked[d:start].strip():
            start = d
    if anonymous or named is None:
        counts[kind] = counts.get(kind, 0) + 1
        name, name_span, sig = f"_{kind}_{counts[kind]}", None, m.end("kind")
    else:
        raw = text[named.start(1) : named.end(1)]
        name = (
            raw.removeprefix("_root_.")
            if raw.startswith("_root_.")
            else f"{namespace}.{raw}"
            if namespace
            else raw
        )
        name_span, sig = Span(named.start(1), named.end(1)), named.end()
    body = _body(masked, sig, end, kind)
    holes = tuple(
        Hole(HoleKind(h[1]), Span(h.start(1), h.end(1)), position_at(text, h.start(1)), name)
        for h in _HOLE.finditer(masked, sig, end)
    )
    return Declaration(
        name=name,
        kind=kind,
        modifiers=tuple(re.findall(r"\b(?:%s)\b" % _MODS, re.sub(r"@\[[^\n]*?\]", "", m["mods"] or ""))),
        attributes=tuple(re.findall(r"@\[[^\n]*?\]", m["mods"] or "")),
        span=Span(start, end),
        keyword=Span(m.start("kind"), m.end("kind")),
        name_span=name_span,
        signature=Span(sig, body.start if body else end),
        body=body,
        position=position_at(text, m.start("kind")),
        end=position_at(text, end),
        namespace=namespace,
        scope=scope,
        holes=holes,
        anonymous=name_span is None,
    )


_BODY = re.compile(r":=|[(\[{⟨]|[)\]}⟩]|(?<![\w'.])where(?![\w'])|\|")


def _body(masked: str, start: int, end: int, kind: str) -> Span | None:
    depth = 0
    for m in _BODY.finditer(masked, start, end):
        t = m[0]
        if t in "([{⟨":
            depth += 1
        elif t in ")]}⟩":
            depth -= 1
        elif depth == 0:
            if t == "|" and masked[m.start() : m.start() + 2] == "||":
                continue
            if t == "|" and masked[start : m.start()].rsplit("\n", maxsplit=1)[-1].strip():
                continue
            return Span(m.start(), end)
    return None


def holes(text: str) -> tuple[Hole, ...]:
    return tuple(h for d in declarations(text) for h in d.holes)


def replace_body(text: str, declaration: Declaration, body: str, helpers: str = "") -> Candidate:
    assert declaration.body is not None
    old = declaration.body
    lead = helpers.strip() + "\n\n" if helpers.strip() else ""
    at = declaration.span.start
    new = text[:at] + lead + text[at : old.start] + body + text[old.end :]
    spans = [Span(at, at + len(lead))] if lead else []
    b = old.start + len(lead)
    return Candidate(new, (*spans, Span(b, b + len(body))))


def fill_holes(text: str, declaration: Declaration, fills: Sequence[str]) -> Candidate:
    out, spans, at = "", [], 0
    for hole, fill in zip(declaration.holes, fills, strict=True):
        out += text[at : hole.span.start]
        before = mask(text[: hole.span.start]).rstrip()
        tactic = before.endswith(("by", "=>", ";")) or text[: hole.span.start].rsplit("\n", 1)[
            -1
        ].strip() in ("", "·")
        col = hole.position.column
        body = ("\n" + " " * col).join(fill.strip().split("\n"))
        if not tactic and "\n" not in body:
            body = f"({body})" if " " in body else body
        if tactic and body.startswith("by "):
            body = body[3:]
        spans.append(Span(len(out), len(out) + len(body)))
        out += body
        at = hole.span.end
    return Candidate(out + text[at:], tuple(spans))
