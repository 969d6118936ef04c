"""How many tokens a text may be, for models whose tokenizer is not at hand.

`estimate` errs on the high side for prose and Lean (measured against SmolLM2's tokenizer in the tests);
`at_most` is a bound that no byte-level tokenizer exceeds, for reserving money before a call.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.types import Prompt

_CHARACTERS_PER_TOKEN = 2.5  # of ASCII; English prose has about 4, Lean with its short identifiers about 3
_TOKENS_PER_SYMBOL = 2  # of anything else: `∀` or `⟨` takes one to three
_MESSAGE = 16  # role marks and separators of chat templates
_TEMPLATE = 128  # what a chat template puts in front by itself
IMAGE = 8192  # the largest that a provider documents for one picture is below that


def estimate(text: str) -> int:
    """About how many tokens `text` is; rather too many than too few."""
    ascii_characters = sum(map(str.isascii, text))
    return ceil(ascii_characters / _CHARACTERS_PER_TOKEN) + _TOKENS_PER_SYMBOL * (
        len(text) - ascii_characters
    )


def estimate_prompt(prompt: Prompt) -> int:
    """About how many tokens a whole conversation is, pictures included."""
    return _TEMPLATE + sum(estimate(m.text) + _MESSAGE + IMAGE // 4 * len(m.images) for m in prompt.messages)


def at_most(prompt: Prompt) -> int:
    """A number of tokens that the prompt cannot exceed: each token stands for one byte at least."""
    return _TEMPLATE + sum(
        len(m.text.encode("utf-8", "surrogatepass")) + _MESSAGE + IMAGE * len(m.images)
        for m in prompt.messages
    )
