"""From a task to a prompt, from an answer to candidates, from what Lean says to feedback.

`answers` reads what a model wrote, `context` chooses what of a file it is shown, `feedback` says what went wrong,
`templates` renders prompts/*.md.j2, and `chat` joins them to a chat model as one `Prover`.
"""
