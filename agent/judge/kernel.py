"""The kernel of libleanshared, called from Python by ctypes: terms are built with Lean's own constructors and
given to `lean_add_decl`.

Nothing of a file is handed over but what is built here, so hashes and cached flags of terms are the kernel's
own.  Signatures and layouts are those of Lean 4.35.0 (src/kernel, src/Lean/Environment.lean, lean.h):

    lean_initialize(), lean_io_mark_end_initialization()          before anything else
    l_Lean_mkEmptyEnvironment(u32 trust) : IO Environment          an IO result has tag 0 and its value in
    field 0 l_Lean_readModuleDataParts(Array String) : IO (Array (ModuleData × CompactedRegion))
    lean_elab_environment_to_kernel_env(Environment) : Kernel.Environment lean_environment_add(kenv,
    ConstantInfo) : kenv                no check at all lean_environment_mark_quot_init(kenv) : kenv
    lean_environment_find(kenv, Name) : Option ConstantInfo lean_add_decl(kenv, usize heartbeats, usize
    max_rec_depth, Declaration, Option = box 0)
                                                                   : Except KernelException kenv (tag 1: ok)
    lean_kernel_is_def_eq(Environment, LocalContext, Expr, Expr) : Except KernelException Bool

An object starts with u32 reference count, u16 size, u8 fields, u8 tag; a reference count of 0 means
"persistent": the runtime leaves such an object alone, so whatever is built here is marked so and never freed.
An odd pointer is a boxed scalar.  ctypes reads and writes objects through one array that spans the address
space.

Runs in the replay worker (`python -I -S`): it imports the standard library only.
"""

from __future__ import annotations

import ctypes
import os
from typing import TYPE_CHECKING

from agent.toolchain.objects import ANONYMOUS, ARRAY, NIL, NONE, ZERO, Objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agent.lean.olean import Name

VERSION = "4.35.0"

# The constructors of KernelException, in order: (code, sentence).
_REFUSALS = (
    ("unknownConstant", "it uses a constant that does not exist"),
    ("alreadyDeclared", "a constant of that name exists already"),
    ("declTypeMismatch", "its value does not have the type that it states"),
    ("declHasMVars", "it contains a metavariable"),
    ("declHasFVars", "it contains a free variable"),
    ("funExpected", "something is applied that is no function"),
    ("typeExpected", "something stands as a type that is none"),
    ("letTypeMismatch", "the value of a `let` does not have the type that it states"),
    ("exprTypeMismatch", "a term does not have the type that it states"),
    ("appTypeMismatch", "an argument does not have the type that the function wants"),
    ("invalidProj", "a projection of something that has no such field"),
    ("thmTypeIsNotProp", "the type of a theorem is no proposition"),
    ("other", "the kernel refuses it"),
    ("deterministicTimeout", "the kernel gave up: too many steps"),
    ("excessiveMemory", "the kernel gave up: too much memory"),
    ("deepRecursion", "the kernel gave up: recursion too deep"),
    ("interrupted", "the kernel was interrupted"),
)
RESOURCES = frozenset({"deterministicTimeout", "excessiveMemory", "deepRecursion", "interrupted"})
_NAMES_A_CONSTANT = (0, 1, 3, 4, 11)  # kernel exceptions whose second field is a name


class KernelUnusable(Exception):
    """This library is not the one that the layouts here are of, or it fails its self-test."""


class Kernel(Objects):
    """One kernel environment, growing.  Pointers are ints; names, levels and terms are Lean objects."""

    def __init__(self, library: str, memory: int) -> None:
        os.environ["LEAN_ABORT_ON_PANIC"] = "1"
        super().__init__(library)
        self._bind()
        self._check_version()
        if memory:
            self._function("lean_internal_set_max_memory", ctypes.c_void_p, ctypes.c_size_t)(memory)
        made = self._function("l_Lean_mkEmptyEnvironment", ctypes.c_void_p, ctypes.c_uint32)(0)
        self.environment: int = self._to_kernel(self._io_value(made, "mkEmptyEnvironment"))
        self.local_context = self.keep(self._function("lean_mk_empty_local_ctx", ctypes.c_void_p)())

    def _bind(self) -> None:
        p, u8, size, bind = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_size_t, self._function
        self._level_succ = bind("lean_level_mk_succ", p, p)
        self._level_param = bind("lean_level_mk_param", p, p)
        self._level_max = bind("lean_level_mk_max", p, p, p)
        self._level_imax = bind("lean_level_mk_imax", p, p, p)
        self._bvar = bind("lean_expr_mk_bvar", p, p)
        self._sort = bind("lean_expr_mk_sort", p, p)
        self._const = bind("lean_expr_mk_const", p, p, p)
        self._app = bind("lean_expr_mk_app", p, p, p)
        self._literal = bind("lean_expr_mk_lit", p, p)
        self._lambda = bind("lean_expr_mk_lambda", p, p, p, p, u8)
        self._forall = bind("lean_expr_mk_forall", p, p, p, p, u8)
        self._let = bind("lean_expr_mk_let", p, p, p, p, p, u8)
        self._projection = bind("lean_expr_mk_proj", p, p, p, p)
        self._alpha_equal = bind("lean_expr_eqv", u8, p, p)
        self._add_decl = bind("lean_add_decl", p, p, size, size, p, p)
        self._add_unchecked = bind("lean_environment_add", p, p, p)
        self._mark_quot = bind("lean_environment_mark_quot_init", p, p)
        self._find = bind("lean_environment_find", p, p, p)
        self._def_eq = bind("lean_kernel_is_def_eq", p, p, p, p, p)
        self._of_kernel = bind("l_Lean_Environment_ofKernelEnv", p, p)
        self._to_kernel = bind("lean_elab_environment_to_kernel_env", p, p)
        self._read_parts = bind("l_Lean_readModuleDataParts", p, p)

    def _check_version(self) -> None:
        if (version := self.version()) != VERSION:
            raise KernelUnusable(f"libleanshared is of Lean {version}; this replayer knows {VERSION}")

    # --------------------------------------------------------------------------------------- levels and terms
    def succ(self, level: int) -> int:
        """`level + 1`."""
        return self.keep(self._level_succ(level))

    def maximum(self, a: int, b: int) -> int:
        """`max a b`."""
        return self.keep(self._level_max(a, b))

    def imaximum(self, a: int, b: int) -> int:
        """`imax a b`."""
        return self.keep(self._level_imax(a, b))

    def param(self, name: int) -> int:
        """A universe parameter."""
        return self.keep(self._level_param(name))

    def bvar(self, index: int) -> int:
        """A bound variable."""
        return self.keep(self._bvar(index << 1 | 1))

    def sort(self, level: int) -> int:
        """`Sort level`."""
        return self.keep(self._sort(level))

    def const(self, name: int, levels: Iterable[int] = ()) -> int:
        """A constant at these levels."""
        return self.keep(self._const(name, self.lean_list(levels)))

    def app(self, function: int, *arguments: int) -> int:
        """`function` applied to each argument in turn."""
        for argument in arguments:
            function = self.keep(self._app(function, argument))
        return function

    def lam(self, name: int, type_: int, body: int, info: int = 0) -> int:
        """`fun name : type => body`."""
        return self.keep(self._lambda(name, type_, body, info))

    def pi(self, name: int, type_: int, body: int, info: int = 0) -> int:
        """`(name : type) → body`."""
        return self.keep(self._forall(name, type_, body, info))

    def let(self, name: int, type_: int, value: int, body: int) -> int:
        """`let name : type := value; body`."""
        return self.keep(self._let(name, type_, value, body, 0))

    def literal(self, value: str | int) -> int:
        """A literal of a natural number or a string."""
        inner = self.string(value) if isinstance(value, str) else self.nat(value)
        return self.keep(self._literal(self.object(isinstance(value, str), (inner,))))

    def projection(self, structure: int, index: int, term: int) -> int:
        """`term.index` of a structure."""
        return self.keep(self._projection(structure, self.nat(index), term))

    def alpha_equal(self, a: int, b: int) -> bool:
        """Whether two terms are equal but for the names of bound variables."""
        return bool(self._alpha_equal(a, b))

    # ---------------------------------------------------------------------------------------- the environment
    def _io_value(self, result: int, what: str) -> int:
        if self.tag(result) != 0:
            raise KernelUnusable(f"{what} failed")
        return self.field(result, 0)

    def add(self, declaration: int) -> tuple[str, str, Name] | None:
        """Check a declaration and add it.  None, or the refusal: its code, a sentence, the constant it is
        about.
        """
        before = self.environment
        result = self._add_decl(self.retain(before), 0, 0, declaration, NONE)
        if self.tag(result) == 1:
            self.environment = self.retain(self.field(result, 0))
            self.release(result)
            self.release(before)
            return None
        if self.tag(result) != 0:
            raise KernelUnusable("lean_add_decl gave an unexpected result")
        return self._refusal(self.field(result, 0))

    def _refusal(self, exception: int) -> tuple[str, str, Name]:
        number = self.tag(exception)
        if number >= len(_REFUSALS):
            return "other", f"kernel exception {number}", ()
        code, sentence = _REFUSALS[number]
        about: Name = ()
        if not exception & 1 and number in _NAMES_A_CONSTANT:
            about = self.parts(self.field(exception, 1))
        if not exception & 1 and code == "other":
            sentence = self.text(self.field(exception, 0))
        return code, sentence, about

    def test(self) -> None:
        """Does this kernel accept what is right and refuse what is wrong?  Leaves the environment as it was.

        Raises KernelUnusable if it does not.
        """
        start = self.retain(self.environment)
        make, one = self.object, self.sort(ZERO)
        p, good, bad = ("P",), ("good",), ("bad",)
        proposition = self.const(self.name(p))
        arrow = self.pi(ANONYMOUS, proposition, proposition)
        identity = self.lam(ANONYMOUS, proposition, self.bvar(0))

        def head(name: Name, type_: int) -> int:
            return make(0, (self.name(name), NIL, type_))

        def theorem(name: Name, type_: int, value: int) -> str:
            group = self.lean_list((self.name(name),))
            refusal = self.add(make(2, (make(0, (head(name, type_), value, group)),)))
            return refusal[0] if refusal else ""

        found = (
            self.add(make(0, (make(0, (head(p, one),), b"\0"),))),
            theorem(good, arrow, identity),
            theorem(bad, proposition, one),
            theorem(bad, proposition, self.const(self.name(bad))),
            theorem(good, arrow, identity),
            self.find(bad),
        )
        self.release(self.environment)
        self.environment = start
        if found != (None, "", "declTypeMismatch", "unknownConstant", "alreadyDeclared", None) or self.find(
            p
        ):
            raise KernelUnusable("the kernel fails its self-test")

    def find(self, name: Name) -> int | None:
        """The ConstantInfo of that name."""
        found = self._find(self.retain(self.environment), self.name(name))
        return None if found & 1 else self.field(found, 0)

    def type_of(self, name: Name) -> int | None:
        """The type of a constant."""
        found = self.find(name)
        return None if found is None else self.field(self.field(self.field(found, 0), 0), 2)

    def is_def_eq(self, a: int, b: int) -> bool:
        """Whether two closed terms are definitionally equal; False too when the kernel cannot say."""
        result = self._def_eq(self._of_kernel(self.retain(self.environment)), self.local_context, a, b)
        return self.tag(result) == 1 and self.field(result, 0) >> 1 == 1

    def load(self, parts: Sequence[str]) -> int:
        """Add every constant of an .olean (its parts in order) without a check.  For trusted files only.

        The file is mapped into memory, and its objects become part of the environment as they are.
        """
        paths = [self.string(part) for part in parts]
        array = self._place([ARRAY << 56, len(paths), len(paths), *paths])
        read = self._io_value(self._read_parts(array), f"reading {parts[0]}")
        module = self.field(self.field(read, 1 + self.field(read, 0)), 0)  # of the last part
        constants = self.field(module, 2)
        count = self.field(constants, 0)
        add, environment, quot = self._add_unchecked, self.environment, False
        start = (constants >> 3) + 3
        for info in self._words64[start : start + count]:
            environment = add(environment, info)
            quot = quot or self._words64[info >> 3] >> 56 == 4
        self.environment = self._mark_quot(environment) if quot else environment
        return count
