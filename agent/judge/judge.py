"""The acceptance pipeline of TRUST.md, in order: the only code that may say PROVED.

    text policy -> the original, built apart -> the candidate, in a fresh process -> structure -> axioms ->
    replay

and canaries: the first judgement of every `Judge` is accompanied by that of a proof known to be honest and
one known to be a cheat.  A failed step ends in REJECTED where the solution is at fault, in INCONCLUSIVE where
nobody knows.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from agent.errors import LeanLoopError, OleanError
from agent.judge import canary, programs, trial
from agent.judge import replay as replay_module
from agent.judge.build import Built, Source, build, module_name
from agent.judge.environment import Environment, Imported
from agent.judge.examine import Target, examine
from agent.judge.examples import name_examples, to_judge, under_their_own_names
from agent.judge.kept import kept_around_holes
from agent.judge.library import REACH_LIMIT, READ_LIMIT, Library
from agent.judge.meaning import Meanings
from agent.judge.places import where_read
from agent.judge.policy import Policy
from agent.judge.remarks import remarks
from agent.judge.targets import find_targets
from agent.judge.textgate import text_reasons
from agent.judge.unreplayed import unreplayed_reason
from agent.judge.verdicts import conclude, inconclusive, settled_by_replay
from agent.lean.olean import Olean, display
from agent.lean.text import mask
from agent.toolchain.process import GIB, Limits
from agent.toolchain.scratch import Scratch
from agent.types import Evidence, Reason, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from agent.judge.replay import ReplayResult
    from agent.toolchain.protocol import Toolchain
    from agent.types import Span

__all__ = ["Judge", "JudgeLimits", "Source"]

_NONCOMPUTABLE = re.compile(r"^\s*noncomputable\s+section", re.MULTILINE)
DOES_NOT_COMPILE = "the challenge itself does not compile: "


@dataclass(frozen=True, slots=True)
class JudgeLimits:
    """Bounds of one judgement: seconds for each build, for the replay and for trying out programs, bytes of
    memory for each process; bytes of imported modules that are held from the start, and when they are reached.

    `jobs` is how many builds and replays run at once, of all judgements together (0: one for each processor).
    """

    seconds: float = 60.0
    replay_seconds: float = 120.0
    memory: int = 4 * GIB
    originals: int = 16
    trial_seconds: float = 10.0
    imports: int = READ_LIMIT
    reached_imports: int = REACH_LIMIT
    jobs: int = 0


@dataclass(frozen=True)
class _Original:
    """The challenge, compiled: its environment, or why there is none."""

    built: Built
    environment: Environment | None
    programs_run: bool = True


class Judge:
    """Judges solutions with one toolchain and one policy.  Safe for concurrent use on one event loop."""

    def __init__(
        self,
        toolchain: Toolchain,
        policy: Policy | None = None,
        limits: JudgeLimits | None = None,
        *,
        replay: bool = True,
        canaries: bool = True,
    ) -> None:
        self._toolchain = toolchain
        self._policy = policy or Policy()
        self._limits = limits or JudgeLimits()
        self._replayer = replay_module.replay if replay else None
        self._library = Library(self._limits.imports, self._limits.reached_imports)
        self._originals: OrderedDict[str, asyncio.Task[_Original]] = OrderedDict()
        self._slots = asyncio.Semaphore(self._limits.jobs or os.cpu_count() or 1)
        self._use_canaries = canaries
        self._canaries: asyncio.Task[str] | None = None

    @property
    def policy(self) -> Policy:
        """What solutions may do."""
        return self._policy

    @property
    def toolchain(self) -> Toolchain:
        """The Lean that it judges with."""
        return self._toolchain

    def own_folders(self, source: Source) -> tuple[Path, ...]:
        """Where the compiled modules of the source's own project are."""
        return (*source.import_folders, *self._toolchain.own_path())

    async def judge(
        self,
        challenge: Source,
        solution: Source,
        declarations: Sequence[str] | None = None,
        *,
        written: tuple[Span, ...] | None = None,
        asked: Collection[str] | None = None,
    ) -> tuple[Verdict, ...]:
        """One verdict for each of `declarations`, in order.

        None means every theorem, definition and `example` of the challenge that has a hole; if it has none, every
        theorem and `example`. `written` are the spans of the solution that a model wrote: then everything else must
        be the challenge's, and mean what it meant there. `asked` are those of `declarations` that somebody asked for by
        name (None: all of them), see `Filling`. Raises TargetError when the challenge has no such declaration.
        """
        if self._use_canaries and (self._canaries is None or _failed(self._canaries)):
            self._canaries = asyncio.create_task(self._judge_canaries())
        verdicts = await self._judge_named(challenge, solution, declarations, written, asked)
        broken = await asyncio.shield(self._canaries) if self._canaries else ""
        if broken:
            return tuple(inconclusive(v.declaration, Reason("canary", broken), v.seconds) for v in verdicts)
        return verdicts

    async def _judge_named(
        self,
        challenge: Source,
        solution: Source,
        declarations: Sequence[str] | None,
        written: tuple[Span, ...] | None,
        asked: Collection[str] | None,
    ) -> tuple[Verdict, ...]:
        """The same with `example`s by name: as theorems, or where they are none, as definitions."""
        verdicts: tuple[Verdict, ...] = ()
        for keyword in ("theorem", "def"):
            wanted = to_judge(challenge.text) if declarations is None else declarations
            named = name_examples(challenge, solution, wanted, written, keyword)
            made = named.names
            names = None if declarations is None else [made[name] for name in declarations]
            by_name = None if asked is None else {made.get(name, name) for name in asked}
            judged = await self._judge(named.challenge, named.solution, names, named.written, by_name)
            verdicts = tuple(map(under_their_own_names, judged))
            if named.challenge == challenge or not all(map(_is_unbuilt, verdicts)):
                break
        return verdicts

    async def trouble(self, challenge: Source) -> Reason | None:
        """Why nothing can be judged against this challenge: it does not compile.  The build is kept for
        `judge`."""
        original = await self._original(challenge)
        if original.environment is not None:
            return None
        return original.built.reason or Reason("challenge.build", "the challenge could not be compiled")

    async def environment(self, source: Source) -> Environment | None:
        """What stands in a source, compiled, as data; None where it does not compile.  Kept for `judge`."""
        return (await self._original(source)).environment

    async def meanings(self, source: Source, declarations: Iterable[str]) -> dict[str, str]:
        """A hash of all that each of these declarations says, see `agent.judge.meaning`; empty where nobody knows."""
        texts: defaultdict[Source, dict[str, str]] = defaultdict(dict)
        for name in declarations:
            named = name_examples(source, source, [name], None)
            texts[named.challenge] |= named.names
        found: dict[str, str] = {}
        for challenge, names in texts.items():
            environment = await self.environment(challenge)
            if environment is None:
                found |= dict.fromkeys(names, "")
                continue
            meanings = Meanings(environment, self.own_folders(source))
            for name, called in names.items():
                try:
                    (target,) = find_targets(environment, challenge.text, [called])
                    found[name] = await asyncio.to_thread(meanings.of, target.name)
                except OleanError:
                    found[name] = ""
        return found

    async def meaning(self, source: Source, declaration: str) -> str:
        """The same of one declaration."""
        return (await self.meanings(source, [declaration]))[declaration]

    async def _judge(
        self,
        challenge: Source,
        solution: Source,
        declarations: Sequence[str] | None,
        written: tuple[Span, ...] | None,
        asked: Collection[str] | None = None,
    ) -> tuple[Verdict, ...]:
        started = time.monotonic()
        against = text_reasons(challenge.text, solution.text, self._policy, written=written)
        with Scratch("judge") as folder:
            work = Path(folder)
            if challenge == solution:  # what stands there is audited: it is compiled once
                return await self._audit(challenge, work / "original", declarations, against, started)
            original = await self._original(challenge)  # first: nothing of the candidate's ran before
            if original.environment is None:
                return _without_original(original, challenge, declarations, started)
            targets = find_targets(original.environment, challenge.text, declarations, asked)
            if against:
                candidate = Built(None, against[0], blame=True)
            else:
                candidate = await self._build(solution, work / "candidate", module_name(challenge))
            if candidate.module is None:
                reasons = tuple(against) or ((candidate.reason,) if candidate.reason else ())
                kind = VerdictKind.REJECTED if candidate.blame else VerdictKind.INCONCLUSIVE
                seconds = time.monotonic() - started
                return tuple(Verdict(t.shown, kind, None, reasons, seconds=seconds) for t in targets)
            whole, kept = written is not None, kept_around_holes(challenge.text, solution.text)
            verdicts = await self._examine(
                original, candidate, solution, targets, started, whole_file=whole, kept=kept
            )
            return await self._warned(verdicts, original, candidate, solution, targets)

    async def _audit(
        self,
        source: Source,
        folder: Path,
        declarations: Sequence[str] | None,
        against: Sequence[Reason],
        started: float,
    ) -> tuple[Verdict, ...]:
        original = await self._build_original_in(folder, source, self._path(source))
        if original.environment is None:
            return _without_original(original, source, declarations, started)
        targets = find_targets(original.environment, source.text, declarations)
        if against:
            seconds = time.monotonic() - started
            rejected = VerdictKind.REJECTED
            return tuple(Verdict(t.shown, rejected, None, tuple(against), seconds=seconds) for t in targets)
        verdicts = await self._examine(original, original.built, source, targets, started)
        return where_read(verdicts, original.environment.own, source.text)

    # ------------------------------------------------------------------------------------------ building
    async def _build(self, source: Source, folder: Path, module: str) -> Built:
        limits = Limits(self._limits.seconds, self._limits.memory)
        try:
            async with self._slots:
                return await build(self._toolchain, source, folder, limits, module)
        except OSError as e:  # no space left, too many files: not the source's fault
            return Built(None, Reason("infrastructure", f"cannot prepare a build in {folder}: {e.strerror}"))

    async def _original(self, source: Source) -> _Original:
        """The challenge's environment; built once for every text, module and import path."""
        path = self._path(source)
        key = source.key + await asyncio.to_thread(self._library.signature, path)
        task = self._originals.get(key)
        if task is None or _failed(task):
            task = self._originals[key] = asyncio.create_task(self._build_original(source, path))
            while len(self._originals) > self._limits.originals:
                self._originals.popitem(last=False)
        self._originals.move_to_end(key)
        original = await asyncio.shield(task)
        if original.environment is None:
            self._originals.pop(key, None)  # a deadline or a full disk may not come again
        return original

    async def _build_original(self, source: Source, path: Sequence[Path]) -> _Original:
        with Scratch("original") as folder:
            return await self._build_original_in(Path(folder) / "original", source, path)

    async def _build_original_in(self, folder: Path, source: Source, path: Sequence[Path]) -> _Original:
        built = await self._build(source, folder, module_name(source))
        if built.module is None:
            said = built.reason.message if built.reason else "no reason given"
            return _Original(Built(None, Reason("challenge.build", DOES_NOT_COMPILE + said)), None)
        try:
            programs_run = not _NONCOMPUTABLE.search(mask(source.text))
            return _Original(
                built, Environment(built.module, await self._imported(built, path)), programs_run
            )
        except OleanError as e:
            return _Original(Built(None, Reason("challenge.build", e.message)), None)

    def _path(self, source: Source) -> tuple[Path, ...]:
        return (*source.import_folders, *self._toolchain.search_path())

    async def _imported(self, built: Built, path: Sequence[Path]) -> Imported:
        """What a built module imports; to read all of a large library takes a while, so in a thread."""
        assert built.module is not None  # noqa: S101  (callers have looked)
        names = tuple(i.module for i in built.module.imports)
        return await asyncio.to_thread(self._library.imported, names, path)

    # ------------------------------------------------------------------------------------------ steps 4 to 6
    async def _examine(
        self,
        original: _Original,
        candidate: Built,
        solution: Source,
        targets: list[Target],
        started: float,
        *,
        whole_file: bool = False,
        kept: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> tuple[Verdict, ...]:
        assert candidate.module is not None  # noqa: S101  (the caller has looked)
        assert original.environment is not None  # noqa: S101
        try:
            imported = await self._imported(candidate, self._path(solution))
            environment = Environment(candidate.module, imported)
        except OleanError as e:
            reason = Reason("olean.damaged", e.message)
            return tuple(inconclusive(t.shown, reason, time.monotonic() - started) for t in targets)
        replay = asyncio.create_task(self._replay(candidate.module, solution))
        try:
            findings = await asyncio.to_thread(
                examine,
                original.environment,
                environment,
                self._policy,
                targets,
                programs_run=original.programs_run,
                whole_file=whole_file,
                kept=kept,
            )
            replayed = await replay if any(map(settled_by_replay, findings)) else None
        finally:
            replay.cancel()
            await asyncio.gather(replay, return_exceptions=True)  # it goes in peace, its process too
        seconds = time.monotonic() - started
        evidence = await self._evidence(original.environment, environment, solution)
        notes = (*remarks(self._toolchain, self._policy, candidate, imported), *solution.setup.ignored)
        unreplayed = unreplayed_reason(solution) if replayed is None else None
        return tuple(
            conclude(finding, replayed, notes, evidence, seconds, unreplayed) for finding in findings
        )

    async def _evidence(self, original: Environment, candidate: Environment, solution: Source) -> Evidence:
        own = self.own_folders(solution)
        hashes = await asyncio.to_thread(self._library.hashes, candidate.imported, own)
        imports = tuple((display(name), digest) for name, digest in hashes)
        return Evidence(original.own.sha256, candidate.own.sha256, imports)

    async def _replay(self, module: Olean, solution: Source) -> ReplayResult | None:
        """Imported modules of the project are replayed too; those of the toolchain's library are trusted."""
        if self._replayer is None:
            return None
        async with self._slots:
            replayed = await self._replayer(
                self._toolchain,
                module.path,
                path=solution.import_folders,
                module=module_name(solution),
                deadline=self._limits.replay_seconds,
                memory=self._limits.memory,
            )
        return None if replayed.status == "unavailable" else replayed

    async def _warned(
        self,
        verdicts: tuple[Verdict, ...],
        original: _Original,
        candidate: Built,
        solution: Source,
        targets: Sequence[Target],
    ) -> tuple[Verdict, ...]:
        """The same verdicts, with warnings where a program was proved right that may be trivial."""
        proved = [t for t, v in zip(targets, verdicts, strict=True) if v.kind is VerdictKind.PROVED]
        assert original.environment is not None and candidate.module is not None  # noqa: S101, PT018
        if not programs.written(original.environment, proved):
            return verdicts
        environment = Environment(candidate.module, await self._imported(candidate, self._path(solution)))
        limits = Limits(self._limits.trial_seconds, self._limits.memory)
        try:
            found, note = await trial.warnings(
                self._toolchain, limits, original.environment, environment, proved, solution
            )
        except (LeanLoopError, OSError) as e:
            found, note = {}, f"whether the programs are trivial was not looked at: {e}"
        return tuple(
            replace(v, warnings=found.get(t.name, ()), notes=(*v.notes, note) if note else v.notes)
            for v, t in zip(verdicts, targets, strict=True)
        )

    # ------------------------------------------------------------------------------------------ canaries
    async def _judge_canaries(self) -> str:
        """What is wrong with this judge; empty if it tells the honest proof from the cheat."""
        try:
            verdicts = await self._judge(
                Source(canary.CHALLENGE), Source(canary.SOLUTION), (canary.HONEST, canary.CHEAT), None
            )
        except (LeanLoopError, OSError) as e:
            return f"the judge could not judge its canaries: {e}"
        honest, cheat = verdicts
        if honest.kind is not VerdictKind.PROVED:
            said = "; ".join(r.message for r in honest.reasons)
            return f"the judge is broken: it does not accept a proof that is known to be right ({said})"
        if cheat.kind is not VerdictKind.REJECTED:
            return "the judge is broken: it does not reject a known cheat"
        return ""


def _without_original(
    original: _Original, challenge: Source, declarations: Sequence[str] | None, started: float
) -> tuple[Verdict, ...]:
    reason = original.built.reason or Reason("challenge.build", "the challenge could not be compiled")
    names = declarations or (challenge.file or challenge.module,)
    return tuple(inconclusive(n, reason, time.monotonic() - started) for n in names)


def _is_unbuilt(verdict: Verdict) -> bool:
    return any(
        r.code == "challenge.build" and r.message.startswith(DOES_NOT_COMPILE) for r in verdict.reasons
    )


def _failed(task: asyncio.Task[Any]) -> bool:
    """Whether a shared task will never give a result: cancelled with another event loop, say."""
    return task.done() and (task.cancelled() or task.exception() is not None)
