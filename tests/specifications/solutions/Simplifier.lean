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

def plus : Expr → Expr → Expr
  | .num 0, b => b
  | a, b => .add a b

def simplify : Expr → Expr
  | .num n => .num n
  | .var i => .var i
  | .add a b => plus (simplify a) (simplify b)

theorem eval_plus (env : Nat → Nat) (a b : Expr) : eval env (plus a b) = eval env a + eval env b := by
  unfold plus
  split
  · simp [eval]
  · rfl

theorem size_plus (a b : Expr) : size (plus a b) ≤ size a + size b + 1 := by
  unfold plus
  split
  · omega
  · exact Nat.le_refl _

theorem eval_simplify (env : Nat → Nat) (e : Expr) : eval env (simplify e) = eval env e := by
  induction e with
  | num n => rfl
  | var i => rfl
  | add a b iha ihb => rw [simplify, eval_plus, iha, ihb, eval]

theorem size_simplify (e : Expr) : size (simplify e) ≤ size e := by
  induction e with
  | num n => exact Nat.le_refl _
  | var i => exact Nat.le_refl _
  | add a b iha ihb =>
    have := size_plus (simplify a) (simplify b)
    simp only [simplify, size]
    omega

theorem simplify_zero_add (e : Expr) : simplify (.add (.num 0) e) = simplify e :=
  rfl

end Specifications.Simplifier
