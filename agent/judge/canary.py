"""A challenge with two targets and a solution that proves one honestly and the other by a `sorry` in a
helper.

In prelude mode, so that it needs nothing but Lean itself and costs a few milliseconds.
"""

HONEST = "canary.honest"
CHEAT = "canary.cheat"

_HEAD = """prelude
inductive Bool : Type where
  | false : Bool
  | true : Bool
axiom sorryAx.{u} (α : Sort u) (synthetic : Bool) : α
inductive False : Prop
"""
CHALLENGE = (
    _HEAD
    + f"""theorem {HONEST} (p : Prop) (h : p) : p := sorryAx p Bool.false
theorem {CHEAT} : False := sorryAx False Bool.false
"""
)
SOLUTION = (
    _HEAD
    + f"""theorem {HONEST} (p : Prop) (h : p) : p := h
theorem canary.helper : False := sorryAx False Bool.false
theorem {CHEAT} : False := canary.helper
"""
)
