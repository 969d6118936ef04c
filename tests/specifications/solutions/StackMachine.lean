/-!
# A compiler

Running the compiled code leaves the value of the expression on the stack.
-/

namespace Specifications.StackMachine

inductive Expr where
  | num (n : Nat)
  | add (a b : Expr)
  | mul (a b : Expr)

inductive Instr where
  | push (n : Nat)
  | add
  | mul

def eval : Expr → Nat
  | .num n => n
  | .add a b => eval a + eval b
  | .mul a b => eval a * eval b

def run : List Instr → List Nat → List Nat
  | [], stack => stack
  | .push n :: rest, stack => run rest (n :: stack)
  | .add :: rest, b :: a :: stack => run rest ((a + b) :: stack)
  | .mul :: rest, b :: a :: stack => run rest ((a * b) :: stack)
  | _ :: _, _ => []

def compile : Expr → List Instr
  | .num n => [.push n]
  | .add a b => compile a ++ compile b ++ [.add]
  | .mul a b => compile a ++ compile b ++ [.mul]

theorem run_compile (e : Expr) (rest : List Instr) (stack : List Nat) :
    run (compile e ++ rest) stack = run rest (eval e :: stack) := by
  induction e generalizing rest stack with
  | num n => simp [compile, run, eval]
  | add a b iha ihb => simp [compile, iha, ihb, run, eval]
  | mul a b iha ihb => simp [compile, iha, ihb, run, eval]

theorem compile_correct (e : Expr) : run (compile e) [] = [eval e] := by
  have h := run_compile e [] []
  rwa [List.append_nil] at h

end Specifications.StackMachine
