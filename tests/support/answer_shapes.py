"""Shapes that models give their answers, written down before the extractor was read.

Every answer is to `Foo.target` of `SOURCE`.  `GOOD` answers hold a proof that Lean takes; `WRONG` ones hold none, and
the model must be told why with the words given.
"""

from __future__ import annotations

from typing import NamedTuple

from agent.types import Finish

SOURCE = """namespace Foo

def twice (n : Nat) : Nat := n + n

theorem helper (n : Nat) : twice n = n + n := rfl

theorem target (n : Nat) : twice n = 2 * n := by
  sorry

theorem after : True := trivial

end Foo
"""

T = "theorem target (n : Nat) : twice n = 2 * n"
AUX = "theorem aux (n : Nat) : n + n = 2 * n := by omega"
PROOF = "  rw [twice]\n  omega"
BY_AUX = f"{T} := by\n  rw [twice]\n  exact aux n"
WHOLE = f"{T} := by\n{PROOF}"


class Shape(NamedTuple):
    """An answer; `says` are words that the note for the model has to hold (for a good one: may hold)."""

    name: str
    text: str
    says: str = ""
    finish: Finish = Finish.STOP


def fenced(code: str, info: str = "lean", fence: str = "```") -> str:
    return f"Here is the proof.\n\n{fence}{info}\n{code}\n{fence}\n\nIt unfolds `twice`."


GOOD = (
    # fences
    Shape("fence lean", fenced(WHOLE)),
    Shape("fence lean4", fenced(WHOLE, "lean4")),
    Shape("fence Lean 4", fenced(WHOLE, "Lean 4")),
    Shape("fence LEAN", fenced(WHOLE, "LEAN")),
    Shape("fence with attributes", fenced(WHOLE, '{.lean .numberLines title="x"}')),
    Shape("fence with a file name", fenced(WHOLE, "lean:Foo.lean")),
    Shape("fence lean, words after it", fenced(WHOLE, "lean copy")),
    Shape("fence without a language", fenced(WHOLE, "")),
    Shape("fence of another language", fenced(WHOLE, "coq")),
    Shape("fence text", fenced(WHOLE, "text")),
    Shape("fence tilde", fenced(WHOLE, "lean", "~~~")),
    Shape("fence of four", fenced(WHOLE, "lean", "````")),
    Shape(
        "fence indented in a list",
        "1. Do this:\n\n   ```lean\n   " + WHOLE.replace("\n", "\n   ") + "\n   ```\n",
    ),
    Shape("fence in a quotation", "> ```lean\n> " + WHOLE.replace("\n", "\n> ") + "\n> ```\n"),
    Shape("fence with CRLF", fenced(WHOLE).replace("\n", "\r\n")),
    Shape("fence with a blank before lean", fenced(WHOLE, " lean")),
    Shape("fence glued to prose", "Proof:```lean\n" + WHOLE + "\n```"),
    Shape("fence closed on the code's line", "```lean\n" + WHOLE + "```"),
    Shape("fence never closed", "Here:\n```lean\n" + WHOLE + "\n"),
    Shape("one line in a fence", "```lean by rw [twice]; omega ```"),
    Shape("byte order mark", "\ufeff" + fenced(WHOLE)),
    Shape("no-break spaces", fenced(WHOLE.replace("  ", "\u00a0\u00a0"))),
    Shape("tabs", fenced(WHOLE.replace("  ", "\t"))),
    Shape("zero-width space after the fence", "```lean\u200b\n" + WHOLE + "\n```"),
    # no fence
    Shape("html code", '<pre><code class="language-lean">\n' + WHOLE + "\n</code></pre>"),
    Shape("latex listing", "\\begin{lstlisting}[language=lean]\n" + WHOLE + "\n\\end{lstlisting}"),
    Shape("xml tag", "<answer>\n" + WHOLE + "\n</answer>"),
    Shape("xml tag around a fence", "<proof>\n" + fenced(WHOLE) + "\n</proof>"),
    # several blocks
    Shape("sketch, then the proof", fenced(T + " := by\n  sorry") + "\nNow in full:\n" + fenced(WHOLE)),
    Shape(
        "proof, then its use",
        fenced(WHOLE) + "\nYou can use it:\n" + fenced("example : twice 2 = 4 := target 2"),
    ),
    Shape("proof, then #check", fenced(WHOLE) + "\nCheck with\n" + fenced("#check Foo.target")),
    Shape("proof, then output", fenced(WHOLE) + "\nLean prints\n" + fenced("no errors", "text")),
    Shape("proof, then shell", fenced(WHOLE) + "\nRun\n" + fenced("lake build", "bash")),
    Shape("lemma in one block, target in the next", fenced(AUX) + "\nand so\n" + fenced(BY_AUX)),
    # what the block holds
    Shape("only by", fenced("by\n" + PROOF)),
    Shape("only := by", fenced(":= by\n" + PROOF)),
    Shape("only tactics", fenced("rw [twice]\nomega")),
    Shape("tactics indented", fenced(PROOF)),
    Shape("tactics joined by ;", fenced("rw [twice]; omega")),
    Shape("a term", fenced("(Nat.two_mul n).symm ▸ rfl")),
    Shape("a term with show", fenced("show n + n = 2 * n by omega")),
    Shape("calc term", fenced("calc twice n = n + n := rfl\n  _ = 2 * n := by omega")),
    Shape(
        "equations", fenced("theorem target : ∀ (n : Nat), twice n = 2 * n\n  | n => by rw [twice]; omega")
    ),
    Shape("the whole file", fenced(SOURCE.replace("  sorry", PROOF))),
    Shape("the whole file with an import", fenced("import Mathlib\n\n" + SOURCE.replace("  sorry", PROOF))),
    Shape("import, then the declaration", fenced("import Mathlib.Tactic\nopen Nat\n\n" + WHOLE)),
    Shape("namespace repeated", fenced("namespace Foo\n\n" + WHOLE + "\n\nend Foo")),
    Shape("qualified name", fenced(WHOLE.replace("theorem target", "theorem Foo.target"))),
    Shape("root name", fenced(WHOLE.replace("theorem target", "theorem _root_.Foo.target"))),
    Shape("lemma for theorem", fenced(WHOLE.replace("theorem target", "lemma target"))),
    Shape("example for theorem", fenced(WHOLE.replace("theorem target", "example"))),
    Shape("another name, same statement", fenced(WHOLE.replace("target", "target_proof"))),
    Shape("attribute added", fenced("@[simp] " + WHOLE)),
    Shape("private added", fenced("private " + WHOLE)),
    Shape("doc comment added", fenced("/-- Twice is two times. -/\n" + WHOLE)),
    Shape("set_option before", fenced("set_option maxHeartbeats 400000 in\n" + WHOLE)),
    Shape("definitions repeated", fenced("def twice (n : Nat) : Nat := n + n\n\n" + WHOLE)),
    Shape("helper before", fenced(f"{AUX}\n\n{BY_AUX}")),
    Shape("helper after", fenced(f"{BY_AUX}\n\n{AUX}")),
    Shape("helper with where", fenced(BY_AUX + "\nwhere\n  aux (m : Nat) : m + m = 2 * m := by omega")),
    Shape("#print axioms after", fenced(WHOLE + "\n\n#print axioms target")),
    Shape("#eval before", fenced("#eval twice 3\n\n" + WHOLE)),
    Shape("comment trailing", fenced(WHOLE + "\n-- done")),
    Shape(
        "line numbers", fenced("1  " + WHOLE.replace("\n", "\n2  ", 1).replace("\n  omega", "\n3    omega"))
    ),
    Shape(
        "statement changed: binder renamed",
        fenced("theorem target (m : Nat) : twice m = 2 * m := by\n" + PROOF),
    ),
    Shape(
        "statement changed: sides swapped",
        fenced("theorem target (n : Nat) : 2 * n = twice n := by\n" + PROOF),
        "statement",
    ),
    Shape(
        "statement changed: a hypothesis more",
        fenced("theorem target (n : Nat) (h : 0 < n) : twice n = 2 * n := by\n" + PROOF),
        "statement",
    ),
    # other wrappings
    Shape(
        "diff",
        fenced(
            f"--- a/Foo.lean\n+++ b/Foo.lean\n@@ -7,2 +7,3 @@\n {T} := by\n-  sorry\n+  rw [twice]\n+  omega",
            "diff",
        ),
    ),
    Shape("diff marked lean", fenced(f" {T} := by\n-  sorry\n+  rw [twice]\n+  omega", "lean")),
    Shape("search and replace", f"<<<<<<< SEARCH\n{T} := by\n  sorry\n=======\n{WHOLE}\n>>>>>>> REPLACE\n"),
    Shape("json", '{"proof": "by\\n  rw [twice]\\n  omega"}'),
    Shape(
        "json in a fence",
        fenced(
            '{"why": "unfold", "code": "theorem target (n : Nat) : twice n = 2 * n := by\\n  rw [twice]\\n  omega"}',
            "json",
        ),
    ),
    Shape("json with a fence inside", '{"answer": "```lean\\nby\\n  rw [twice]\\n  omega\\n```"}'),
    Shape(
        "escaped newlines",
        "```lean\\ntheorem target (n : Nat) : twice n = 2 * n := by\\n  rw [twice]\\n  omega\\n```",
    ),
    # thinking
    Shape("think, closed", "<think>Try `simp`?\n```lean\nby simp\n```\nNo.</think>\n" + fenced(WHOLE)),
    Shape("think, never closed", "<think>I unfold it.\n" + fenced(WHOLE)),
    Shape("think closed, never opened", "I unfold it.\n```lean\nby simp\n```\n</think>\n" + fenced(WHOLE)),
    Shape("thinking tag", "<thinking>\n```lean\nby simp\n```\n</thinking>\n" + fenced(WHOLE)),
    Shape("reasoning tag", "<reasoning>\nhm\n</reasoning>\n" + fenced(WHOLE)),
    Shape("mistral THINK", "[THINK]```lean\nby simp\n```[/THINK]" + fenced(WHOLE)),
    Shape(
        "harmony channels",
        "<|channel|>analysis<|message|>Unfold.<|end|><|start|>assistant<|channel|>final<|message|>"
        + fenced(WHOLE),
    ),
    Shape("end of sentence token", fenced(WHOLE) + "<|im_end|>"),
    Shape("token right behind the code", "```lean\n" + WHOLE + "\n```<|eot_id|>"),
    # length
    Shape("cut off behind a complete block", fenced(WHOLE) + "\nThis works beca", finish=Finish.LENGTH),
)

WRONG = (
    # what stands in no block (docs/proving.md: an answer without a block is rejected)
    Shape("no fence, the whole declaration", WHOLE, "no complete fenced"),
    Shape(
        "no fence, prose and the declaration",
        "The proof is by unfolding.\n\n" + WHOLE + "\n",
        "no complete fenced",
    ),
    Shape("no fence, by", "by\n" + PROOF, "no complete fenced"),
    Shape("no fence, tactics", "rw [twice]\nomega", "no complete fenced"),
    Shape("inline code", "Use `by rw [twice]; omega` as the proof.", "no complete fenced"),
    Shape("boxed", "\\boxed{by rw [twice]; omega}", "no complete fenced"),
    Shape(
        "two alternatives, the second is worse",
        fenced(WHOLE) + "\nOr, not tried:\n" + fenced(T + " := by\n  nonsense_tactic"),
        "Only the last",
    ),
    Shape(
        "proof, then the original with sorry",
        fenced(WHOLE) + "\nThe original was\n" + fenced(T + " := by\n  sorry"),
        "sorry",
    ),
    # nothing that could be a proof
    Shape("empty", "", "empty"),
    Shape("blanks only", " \n\t\n", "empty"),
    Shape("prose", "I think this follows from the definition, but I cannot prove it.", "block"),
    Shape("a question back", "Could you tell me what `twice` is?", "block"),
    Shape("a refusal", "I'm sorry, but I can't help with that.", "block"),
    Shape("cut off in prose", "Let me think about", "cut off", Finish.LENGTH),
    Shape("cut off in a block", "```lean\n" + T + " := by\n  rw [tw", "cut off", Finish.LENGTH),
    Shape("cut off while thinking", "<think>Let me think about this. First I", "cut off", Finish.LENGTH),
    Shape("an empty block", fenced(""), "empty"),
    Shape("sorry", fenced(T + " := by\n  sorry"), "sorry"),
    Shape("sorry alone", fenced("sorry"), "sorry"),
    Shape("the statement without a proof", fenced(T), "proof"),
    Shape("comment only", fenced("-- the proof goes here"), "block"),
    Shape("another theorem only", fenced("theorem other : 1 + 1 = 2 := by rfl"), "target"),
    Shape("python", fenced("def twice(n):\n    return 2 * n", "python"), "```python"),
    Shape("refused by a filter", "", "filter", Finish.CONTENT_FILTER),
)
