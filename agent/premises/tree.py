"""A term as people see it: implicit arguments gone, binders named.  What is printed, compared and searched for.

A tree is a tuple `(tag, text, children)`, plain so that a hundred thousand of them are made in seconds:

    VARIABLE   text: its name                       children: what it is applied to
    CONSTANT   text: the full name, as Lean shows   children: the explicit arguments
    APPLIED    text: ""                             children: the function (no name), then the arguments
    LITERAL    text: as in Lean                     no children
    SORT       text: `Prop`, `Type u`, `Sort u`     no children
    LAMBDA     text: the bound name                 children: its type, the body
    ARROW      text: ""                             children: the type, the body that does not mention it
    FORALL, IMPLICIT, STRICT, INSTANCE   text: the bound name    children: its type, the body
    FIELD      text: the field's name or number     children: the structure, then arguments
    LET        text: the bound name                 children: the value, the body
    OMITTED    text: ""                             what lies too deep to be shown
    METHOD     as CONSTANT, and Lean writes it behind its first argument: `xs.length`
"""

from __future__ import annotations

from typing import Any

(
    VARIABLE,
    CONSTANT,
    APPLIED,
    LITERAL,
    SORT,
    LAMBDA,
    ARROW,
    FORALL,
    IMPLICIT,
    STRICT,
    INSTANCE,
    FIELD,
    LET,
    OMITTED,
    METHOD,
) = range(15)

Tree = tuple[int, str, tuple[Any, ...]]
"""(tag, text, children), the children being trees."""

BINDERS = frozenset({FORALL, IMPLICIT, STRICT, INSTANCE})
NOTHING: Tree = (OMITTED, "", ())

# constant -> (operator, strength, side on which it may be repeated), as in Init/Prelude and Init/Notation of Lean
INFIX: dict[str, tuple[str, int, str]] = {
    "HAdd.hAdd": ("+", 65, "l"),
    "HSub.hSub": ("-", 65, "l"),
    "HMul.hMul": ("*", 70, "l"),
    "HDiv.hDiv": ("/", 70, "l"),
    "HMod.hMod": ("%", 70, "l"),
    "HPow.hPow": ("^", 75, "r"),
    "HAppend.hAppend": ("++", 65, "l"),
    "HSMul.hSMul": ("•", 73, "r"),
    "HShiftLeft.hShiftLeft": ("<<<", 75, "l"),
    "HShiftRight.hShiftRight": (">>>", 75, "l"),
    "HAnd.hAnd": ("&&&", 60, "l"),
    "HXor.hXor": ("^^^", 58, "l"),
    "HOr.hOr": ("|||", 55, "l"),
    "List.cons": ("::", 67, "r"),
    "Eq": ("=", 50, ""),
    "HEq": ("≍", 50, ""),
    "Ne": ("≠", 50, ""),
    "LT.lt": ("<", 50, ""),
    "LE.le": ("≤", 50, ""),
    "GT.gt": (">", 50, ""),
    "GE.ge": ("≥", 50, ""),
    "BEq.beq": ("==", 50, ""),
    "bne": ("!=", 50, ""),
    "Dvd.dvd": ("∣", 50, ""),
    "HasSubset.Subset": ("⊆", 50, ""),
    "HasSSubset.SSubset": ("⊂", 50, ""),
    "HasEquiv.Equiv": ("≈", 50, ""),
    "List.IsPrefix": ("<+:", 50, ""),
    "List.IsSuffix": ("<:+", 50, ""),
    "List.Sublist": ("<+", 50, ""),
    "List.Perm": ("~", 50, ""),
    "Union.union": ("∪", 65, "l"),
    "Inter.inter": ("∩", 70, "l"),
    "SDiff.sdiff": ("\\", 70, "l"),
    "Iff": ("↔", 20, ""),
    "And": ("∧", 35, "r"),
    "Or": ("∨", 30, "r"),
    "and": ("&&", 35, "l"),
    "or": ("||", 30, "l"),
    "Bool.and": ("&&", 35, "l"),
    "Bool.or": ("||", 30, "l"),
    "Prod": ("×", 35, "r"),
    "Sum": ("⊕", 30, "r"),
    "PProd": ("×'", 35, "r"),
    "Function.comp": ("∘", 90, "r"),
    "Functor.map": ("<$>", 100, "r"),
    "Seq.seq": ("<*>", 60, "l"),
    "Bind.bind": (">>=", 55, "l"),
    "AndThen.andThen": (">>", 60, "l"),
    "OrElse.orElse": ("<|>", 20, "r"),
    "HOrElse.hOrElse": ("<|>", 20, "r"),
    "Append.append": ("++", 65, "l"),
}
MEMBERSHIP = "Membership.mem"  # its explicit arguments are the collection, then the element
PREFIX: dict[str, tuple[str, int]] = {
    "Not": ("¬", 40),
    "Neg.neg": ("-", 75),
    "not": ("!", 40),
    "Bool.not": ("!", 40),
    "Nat.cast": ("↑", 1024),
    "Int.cast": ("↑", 1024),
}
ATOMS: dict[str, str] = {
    "List.nil": "[]",
    "EmptyCollection.emptyCollection": "∅",
    "Unit.unit": "()",
    "Bool.true": "true",
    "Bool.false": "false",
}
SWAPPED = {"GT.gt": "<", "GE.ge": "≤"}
"""`a > b` is `b < a` to whoever searches."""

_SYMBOLS = {name: shown for name, (shown, _, _) in INFIX.items()}
_SYMBOLS |= {name: shown for name, (shown, _) in PREFIX.items()} | ATOMS | SWAPPED
_SYMBOLS |= {MEMBERSHIP: "∈", "Exists": "∃", "Neg.neg": "neg", "Prod.mk": "(,)"}
_SYMBOLS |= {"GetElem.getElem": "getElem", "GetElem?.getElem?": "getElem?", "Nat.zero": "0"}


def symbol(name: str) -> str:
    """What a constant is called by those who search: its operator, or the last part of its name."""
    known = _SYMBOLS.get(name)
    if known is None:
        known = name.rsplit(".", 1)[-1]
        if len(_SYMBOLS) < 1 << 20:
            _SYMBOLS[name] = known
    return known


_OPERATOR_WORDS = {
    "+": "add", "-": "sub", "*": "mul", "/": "div", "%": "mod", "^": "pow", "++": "append", "::": "cons",
    "[]": "nil", "=": "eq", "≠": "ne", "<": "lt", "≤": "le", "↔": "iff", "∧": "and", "∨": "or", "¬": "not",
    "∃": "exists", "∈": "mem", "×": "prod", "∘": "comp", "∣": "dvd", "∩": "inter", "∪": "union", "⊆": "subset",
    "0": "zero", "1": "one", "&&": "and", "||": "or", "!": "not", "==": "beq", "!=": "bne", "•": "smul",
    "∅": "empty", "~": "perm", "<+": "sublist", "<$>": "map", ">>=": "bind", "<<<": "shiftleft", "&&&": "and",
    ">>>": "shiftright", "|||": "or", "^^^": "xor", "(,)": "mk", "\\": "sdiff", "getElem": "getelem",
}  # fmt: skip


def name_word(shown: str) -> str | None:
    """The word that lemmas are named with for an operator (`length_append` is about `++`); None for others."""
    return _OPERATOR_WORDS.get(shown)
