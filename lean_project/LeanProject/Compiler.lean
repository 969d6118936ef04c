import LeanProject.Lists

/-!
# A verified compiler

Arithmetic expressions, a stack machine, a compiler from one to the other and an optimiser, with the proofs that both
keep the meaning.
-/

namespace LeanProject.Compiler

/-- Arithmetic expressions. -/
inductive Expr where
  | num : Nat → Expr
  | plus : Expr → Expr → Expr
  | times : Expr → Expr → Expr

/-- Instructions of the stack machine. -/
inductive Instr where
  | push : Nat → Instr
  | add : Instr
  | mul : Instr

/-- What an expression means. -/
def eval : Expr → Nat
  | .num n => n
  | .plus a b => eval a + eval b
  | .times a b => eval a * eval b

/-- One step of the machine; an instruction that lacks operands does nothing. -/
def step : Instr → List Nat → List Nat
  | .push n, stack => n :: stack
  | .add, b :: a :: stack => (a + b) :: stack
  | .mul, b :: a :: stack => (a * b) :: stack
  | _, stack => stack

/-- Run a program on a stack. -/
def run : List Instr → List Nat → List Nat
  | [], stack => stack
  | i :: rest, stack => run rest (step i stack)

/-- Translate an expression into a program that pushes its value. -/
def compile : Expr → List Instr
  | .num n => [.push n]
  | .plus a b => compile a ++ compile b ++ [.add]
  | .times a b => compile a ++ compile b ++ [.mul]

/-- Replace `0 + e` by `e`, everywhere. -/
def simplify : Expr → Expr
  | .num n => .num n
  | .plus (.num 0) b => simplify b
  | .plus a b => .plus (simplify a) (simplify b)
  | .times a b => .times (simplify a) (simplify b)

/-- How many operators an expression has. -/
def operators : Expr → Nat
  | .num _ => 0
  | .plus a b => operators a + operators b + 1
  | .times a b => operators a + operators b + 1

/-- Exchange the operands of every operator. -/
def flip : Expr → Expr
  | .num n => .num n
  | .plus a b => .plus (flip b) (flip a)
  | .times a b => .times (flip b) (flip a)

theorem run_nil (s : List Nat) : run [] s = s :=
  rfl

theorem run_cons (i : Instr) (p : List Instr) (s : List Nat) : run (i :: p) s = run p (step i s) :=
  rfl

theorem run_append (p q : List Instr) (s : List Nat) : run (p ++ q) s = run q (run p s) := by
  sorry

theorem compile_correct (e : Expr) (s : List Nat) : run (compile e) s = eval e :: s := by
  sorry

theorem eval_flip (e : Expr) : eval (flip e) = eval e := by
  sorry

theorem flip_flip (e : Expr) : flip (flip e) = e := by
  induction e with
  | num n => rfl
  | plus a b iha ihb => simp [flip, iha, ihb]
  | times a b iha ihb => simp [flip, iha, ihb]

theorem operators_flip (e : Expr) : operators (flip e) = operators e := by
  induction e with
  | num n => rfl
  | plus a b iha ihb =>
    show operators (flip b) + operators (flip a) + 1 = operators a + operators b + 1
    rw [iha, ihb, Nat.add_comm (operators b)]
  | times a b iha ihb =>
    show operators (flip b) + operators (flip a) + 1 = operators a + operators b + 1
    rw [iha, ihb, Nat.add_comm (operators b)]

theorem operators_simplify_le (e : Expr) : operators (simplify e) ≤ operators e := by
  fun_induction simplify e with
  | case1 n => exact Nat.le_refl 0
  | case2 b ih => exact Nat.le_trans ih (Nat.le_trans (Nat.le_add_left _ 0) (Nat.le_succ _))
  | case3 a b _ iha ihb => exact Nat.succ_le_succ (Nat.add_le_add iha ihb)
  | case4 a b iha ihb => exact Nat.succ_le_succ (Nat.add_le_add iha ihb)

theorem length_compile_pos (e : Expr) : 0 < (compile e).length := by
  cases e with
  | num n => exact Nat.succ_pos 0
  | plus a b =>
    show 0 < (compile a ++ compile b ++ [Instr.add]).length
    rw [List.length_append]
    exact Nat.succ_pos _
  | times a b =>
    show 0 < (compile a ++ compile b ++ [Instr.mul]).length
    rw [List.length_append]
    exact Nat.succ_pos _

theorem eval_simplify (e : Expr) : eval (simplify e) = eval e := by
  sorry

theorem simplify_then_compile (e : Expr) : run (compile (simplify e)) [] = [eval e] := by
  rw [compile_correct, eval_simplify]

end LeanProject.Compiler
