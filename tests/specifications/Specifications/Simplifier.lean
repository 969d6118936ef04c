/-!
# A simplifier

The value stays, the size does not grow, and `0 + e` becomes `e`.
-/

namespace Specifications.Simplifier

inductive Expr where
  | num (n : Nat)
  | var (i : Nat)
  | add (a b : Expr)

def eval (env : Nat → Nat) : Expr → Nat
  | .num n => n
  | .var i => env i
  | .add a b => eval env a + eval env b

def size : Expr → Nat
  | .num _ => 1
  | .var _ => 1
  | .add a b => size a + size b + 1

def simplify : Expr → Expr :=
  sorry

theorem eval_simplify (env : Nat → Nat) (e : Expr) : eval env (simplify e) = eval env e := by
  sorry

theorem size_simplify (e : Expr) : size (simplify e) ≤ size e := by
  sorry

theorem simplify_zero_add (e : Expr) : simplify (.add (.num 0) e) = simplify e := by
  sorry

end Specifications.Simplifier
