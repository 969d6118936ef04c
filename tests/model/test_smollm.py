"""The client against a real llama.cpp server with a real, small model.

Nothing here depends on what the model says, only on how it is said.
"""

from __future__ import annotations

import asyncio
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support import llama_server

from agent.config import ModelSettings, Settings
from agent.errors import ModelAnswerError, ModelUnavailable, PromptTooLong
from agent.model import tokens
from agent.model.spec import connect
from agent.types import Finish, Message, Prompt, Role, Sampling

if TYPE_CHECKING:
    from support.llama_server import LlamaServer

    from agent.types import Completion

pytestmark = [pytest.mark.model, pytest.mark.timeout(400)]

PROMPT = Prompt((Message(Role.SYSTEM, "You prove theorems in Lean 4."), Message(Role.USER, "Prove 1 = 1.")))
GRAMMAR = 'root ::= "```lean\\nby " tactic "\\n```"\ntactic ::= "rfl" | "simp" | "decide" | "omega"'


async def ask(
    server: LlamaServer, prompt: Prompt = PROMPT, key: str = llama_server.KEY, n: int = 1, **more: Any
) -> list[Completion]:
    mine = {"max_tokens": 12, "retry_wait": 0.2, "price_in": Decimal(1), "price_out": Decimal(1)}
    settings = Settings(models={"default": ModelSettings(**(mine | more))})
    async with connect(settings, environ={"LEANLOOP_API_KEY": key}) as models:
        model = models.make(server.spec)
        return list(await asyncio.gather(*(model.complete(prompt, Sampling(sample=i)) for i in range(n))))


@pytest.mark.parametrize("stream", [False, True])
async def test_usage_and_timings_are_plausible(smollm: LlamaServer, stream: bool) -> None:
    started = time.monotonic()
    completions = await ask(smollm, n=2, stream=stream)
    for completion in completions:
        usage = completion.usage
        assert completion.text
        if completion.finish is Finish.LENGTH:
            assert usage.completion_tokens == 12
        else:  # it may have said all that it had to say
            assert completion.finish is Finish.STOP
            assert 0 < usage.completion_tokens <= 12
        assert 20 < usage.prompt_tokens <= tokens.at_most(PROMPT)
        assert not usage.estimated
        assert usage.cost_usd == Decimal(usage.tokens) / 1_000_000
        assert 0 < completion.seconds <= time.monotonic() - started


async def test_a_grammar_of_the_configuration_is_used(smollm: LlamaServer) -> None:
    completions = await ask(smollm, n=2, max_tokens=40, extra_body={"grammar": GRAMMAR})
    for completion in completions:
        assert completion.finish is Finish.STOP
        assert completion.text.removeprefix("```lean\nby ").removesuffix("\n```") in {
            "rfl",
            "simp",
            "decide",
            "omega",
        }


async def test_what_it_refuses_is_told_apart(smollm: LlamaServer) -> None:
    with pytest.raises(PromptTooLong):
        await ask(smollm, Prompt((Message(Role.USER, "theorem " * 4000),)))
    with pytest.raises(ModelAnswerError, match="grammar"):
        await ask(smollm, extra_body={"grammar": "root ::= ("})
    with pytest.raises(ModelUnavailable, match="401") as caught:
        await ask(smollm, key="wrong-key-123")
    assert "wrong-key-123" not in str(caught.value)


def test_estimates_are_on_the_safe_side(smollm: LlamaServer) -> None:
    here = Path(__file__).parent.parent.parent
    files = [*sorted((here / "agent/toolchain/core").rglob("*.lean"))[:4], here / "README.md"]
    texts = [file.read_text("utf-8") for file in files]
    for text in (*texts, "∀ x ∈ s, ⟨x, h⟩ ⊢ α → β" * 20):
        piece = text[:4000]
        real = smollm.count(piece)
        assert real <= tokens.estimate(piece) <= 3 * real
        assert real <= tokens.at_most(Prompt((Message(Role.USER, piece),)))


async def test_a_server_that_is_killed_and_restarted_costs_only_time(smollm: LlamaServer) -> None:
    settings = Settings(models={"default": ModelSettings(max_tokens=12, retry_wait=0.3)})
    async with connect(settings, environ={"LEANLOOP_API_KEY": llama_server.KEY}) as models:
        model = models.make(smollm.spec)
        await model.complete(PROMPT, Sampling(max_tokens=1))
        running = [asyncio.create_task(model.complete(PROMPT, Sampling(sample=i))) for i in range(4)]
        await asyncio.sleep(0.3)
        smollm.kill()
        smollm.start()
        completions = await asyncio.gather(*running)
    assert all(c.text for c in completions)
