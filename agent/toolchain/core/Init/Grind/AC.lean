prelude
import Init.Linear.Form
import Init.Data.AC
set_option autoImplicit false

/-!
# `grind`: associative operations, perhaps commutative or idempotent or with a neutral element

Native code completes the equations of the goal; each step is certified by evaluation.  A certificate compares lists of
variables up to the laws of the operation.  Their values are `Value α`, so that the empty list needs no exception.
-/

universe u

namespace Lean.Grind.AC
open Lean.Data.AC (Value sort mergeIdem)

abbrev Var := Nat

structure Context (α : Sort u) where
  vars : RArray (PLift α)
  op : α → α → α

inductive Expr where
  | var (x : Var)
  | op (lhs rhs : Expr)
/-- a product that leans to the right -/
inductive Seq where
  | var (x : Var)
  | cons (x : Var) (s : Seq)

variable {α : Sort u}

def Var.denote (ctx : Context α) (x : Var) : α := (ctx.vars.get x).down
def Expr.denote (ctx : Context α) : Expr → α
  | .var x => x.denote ctx
  | .op a b => ctx.op (a.denote ctx) (b.denote ctx)
def Seq.denote (ctx : Context α) : Seq → α
  | .var x => x.denote ctx
  | .cons x s => ctx.op (x.denote ctx) (s.denote ctx)

def Expr.flat : Expr → List Nat
  | .var x => [x]
  | .op a b => a.flat.append b.flat
def Seq.flat : Seq → List Nat
  | .var x => [x]
  | .cons x s => x :: s.flat

/-! ## Values of lists -/

def join (ctx : Context α) : Value α → Value α → Value α
  | .none, y => y
  | .some a, .none => .some a
  | .some a, .some b => .some (ctx.op a b)
def total (ctx : Context α) : List Nat → Value α
  | [] => .none
  | x :: l => join ctx (.some (Var.denote ctx x)) (total ctx l)
/-- the value in `α`; that of the empty list is the variable 0, which stands for the neutral element if there is one -/
def read (ctx : Context α) : Value α → α
  | .none => Var.denote ctx 0
  | .some a => a

section
variable (ctx : Context α)

theorem join_none (x : Value α) : join ctx x .none = x := by cases x <;> rfl
theorem join_assoc (ha : Std.Associative ctx.op) (x y z : Value α) : join ctx (join ctx x y) z = join ctx x (join ctx y z) :=
  match x, y, z with
  | .none, _, _ => rfl
  | .some _, .none, _ => rfl
  | .some _, .some _, .none => rfl
  | .some a, .some b, .some c => congrArg Value.some (ha.assoc a b c)
theorem join_comm (hc : Std.Commutative ctx.op) (x y : Value α) : join ctx x y = join ctx y x := match x, y with
  | .none, y => (join_none ctx y).symm
  | .some _, .none => rfl
  | .some a, .some b => congrArg Value.some (hc.comm a b)
theorem join_idem (hd : Std.IdempotentOp ctx.op) (x : Value α) : join ctx x x = x := match x with
  | .none => rfl
  | .some a => congrArg Value.some (hd.idempotent a)
theorem read_join (hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)) (x y : Value α) :
    read ctx (join ctx x y) = ctx.op (read ctx x) (read ctx y) := match x, y with
  | .none, _ => (hi.left_id _).symm
  | .some _, .none => (hi.right_id _).symm
  | .some _, .some _ => rfl

theorem total_append (ha : Std.Associative ctx.op) (l r : List Nat) :
    total ctx (l.append r) = join ctx (total ctx l) (total ctx r) := by
  induction l with
  | nil => rfl
  | cons x l ih => show join ctx _ (total ctx (l.append r)) = join ctx (join ctx _ _) _; rw [ih, join_assoc ctx ha]
theorem total_expr (ha : Std.Associative ctx.op) (e : Expr) : total ctx e.flat = .some (e.denote ctx) := by
  induction e with
  | var x => rfl
  | op a b iha ihb => show total ctx (a.flat.append b.flat) = _; rw [total_append ctx ha, iha, ihb]; rfl
theorem total_seq (s : Seq) : total ctx s.flat = .some (s.denote ctx) := by
  induction s with
  | var x => rfl
  | cons x s ih => show join ctx _ (total ctx s.flat) = _; rw [ih]; rfl
theorem total_insert (ha : Std.Associative ctx.op) (hc : Std.Commutative ctx.op) (x : Nat) (l : List Nat) :
    total ctx (Data.AC.insert x l) = total ctx (x :: l) := by
  induction l with
  | nil => rfl
  | cons y l ih =>
    show total ctx (if x < y then x :: y :: l else y :: Data.AC.insert x l) = _
    split
    · rfl
    · show join ctx _ (total ctx (Data.AC.insert x l)) = join ctx _ (join ctx _ (total ctx l))
      rw [ih, ← join_assoc ctx ha, join_comm ctx hc (.some (Var.denote ctx x)), join_assoc ctx ha]; rfl
theorem total_sort (ha : Std.Associative ctx.op) (hc : Std.Commutative ctx.op) (l : List Nat) :
    total ctx (sort l) = total ctx l := by
  induction l with
  | nil => rfl
  | cons x l ih => show total ctx (Data.AC.insert x (sort l)) = _; rw [total_insert ctx ha hc, total, ih]; rfl
theorem total_mergeIdem (ha : Std.Associative ctx.op) (hd : Std.IdempotentOp ctx.op) (l : List Nat) :
    total ctx (mergeIdem l) = total ctx l := by
  induction l with
  | nil => rfl
  | cons x l ih =>
    show total ctx (match mergeIdem l with | [] => [x] | y :: ys => if x = y then y :: ys else x :: y :: ys) = join ctx _ _
    rw [← ih]
    cases mergeIdem l with
    | nil => rfl
    | cons y ys =>
      show total ctx (if x = y then y :: ys else x :: y :: ys) = _
      split
      · next e => rw [e]; show _ = join ctx _ (join ctx _ _); rw [← join_assoc ctx ha, join_idem ctx hd]; rfl
      · rfl

/-- without the variable 0 -/
def nonzero : List Nat → List Nat
  | [] => []
  | 0 :: l => nonzero l
  | (x + 1) :: l => (x + 1) :: nonzero l
theorem read_nonzero (hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)) (l : List Nat) :
    read ctx (total ctx (nonzero l)) = read ctx (total ctx l) := by
  induction l with
  | nil => rfl
  | cons x l ih =>
    show _ = read ctx (join ctx _ (total ctx l))
    rw [read_join ctx hi, ← ih]
    cases x with
    | zero => exact (hi.left_id _).symm
    | succ x => show read ctx (join ctx _ _) = _; rw [read_join ctx hi]
end

/-! ## Equal up to the laws -/

def same : List Nat → List Nat → Bool
  | [], [] => true
  | x :: l, y :: r => (Nat.beq x y).and (same l r)
  | _, _ => false
theorem eq_of_same : ∀ {l r : List Nat}, same l r = true → l = r
  | [], [], _ => rfl
  | x :: l, y :: r, h => by
    have h' : (Nat.beq x y && same l r) = true := h
    rw [Bool.and_eq_true] at h'
    rw [Nat.eq_of_beq_eq_true _ _ h'.1, eq_of_same h'.2]

def sameAC (l r : List Nat) : Bool := same (sort l) (sort r)
def sameAD (l r : List Nat) : Bool := same (mergeIdem l) (mergeIdem r)
def sameACD (l r : List Nat) : Bool := same (mergeIdem (sort l)) (mergeIdem (sort r))
def sameAI (l r : List Nat) : Bool := same (nonzero l) (nonzero r)
def sameACI (l r : List Nat) : Bool := sameAC (nonzero l) (nonzero r)

section
variable (ctx : Context α) {l r : List Nat}

theorem of_same (h : same l r = true) : read ctx (total ctx l) = read ctx (total ctx r) := by rw [eq_of_same h]
theorem of_sameAC (ha : Std.Associative ctx.op) (hc : Std.Commutative ctx.op) (h : sameAC l r = true) :
    read ctx (total ctx l) = read ctx (total ctx r) := by
  rw [← total_sort ctx ha hc l, eq_of_same h, total_sort ctx ha hc r]
theorem of_sameAD (ha : Std.Associative ctx.op) (hd : Std.IdempotentOp ctx.op) (h : sameAD l r = true) :
    read ctx (total ctx l) = read ctx (total ctx r) := by
  rw [← total_mergeIdem ctx ha hd l, eq_of_same h, total_mergeIdem ctx ha hd r]
theorem of_sameACD (ha : Std.Associative ctx.op) (hc : Std.Commutative ctx.op) (hd : Std.IdempotentOp ctx.op)
    (h : sameACD l r = true) : read ctx (total ctx l) = read ctx (total ctx r) := by
  rw [← total_sort ctx ha hc l, ← total_sort ctx ha hc r]; exact of_sameAD ctx ha hd h
theorem of_sameAI (hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)) (h : sameAI l r = true) :
    read ctx (total ctx l) = read ctx (total ctx r) := by
  rw [← read_nonzero ctx hi l, eq_of_same h, read_nonzero ctx hi r]
theorem of_sameACI (ha : Std.Associative ctx.op) (hc : Std.Commutative ctx.op)
    (hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)) (h : sameACI l r = true) :
    read ctx (total ctx l) = read ctx (total ctx r) := by
  rw [← read_nonzero ctx hi l, ← read_nonzero ctx hi r]; exact of_sameAC ctx ha hc h

theorem read_expr (ha : Std.Associative ctx.op) (e : Expr) : e.denote ctx = read ctx (total ctx e.flat) := by
  rw [total_expr ctx ha]; rfl
theorem read_seq (s : Seq) : s.denote ctx = read ctx (total ctx s.flat) := by rw [total_seq]; rfl
theorem read_two (ha : Std.Associative ctx.op) (s t : Seq) :
    ctx.op (s.denote ctx) (t.denote ctx) = read ctx (total ctx (s.flat.append t.flat)) := by
  rw [total_append ctx ha, total_seq, total_seq]; rfl
theorem read_three (ha : Std.Associative ctx.op) (s t r : Seq) :
    ctx.op (s.denote ctx) (ctx.op (t.denote ctx) (r.denote ctx)) = read ctx (total ctx (s.flat.append (t.flat.append r.flat))) := by
  rw [total_append ctx ha, total_append ctx ha, total_seq, total_seq, total_seq]; rfl
end

/-! ## Steps -/

section
variable {a b a' b' : α} {p q : Bool}
theorem both (h : (p && q) = true) (hp : p = true → a = a') (hq : q = true → b = b') : a = a' ∧ b = b' :=
  ⟨hp (by cases p; exact h; rfl), hq (by cases p; exact nomatch h; exact h)⟩
theorem carry (h : a = a' ∧ b = b') (e : a = b) : a' = b' := h.1 ▸ h.2 ▸ e
theorem carryNe (h : a = a' ∧ b = b') (e : a ≠ b) : a' ≠ b' := h.1 ▸ h.2 ▸ e
end

variable (ctx : Context α)

theorem refl (s : Seq) : s.denote ctx = s.denote ctx := rfl
theorem eq_orient (lhs rhs : Seq) (h : lhs.denote ctx = rhs.denote ctx) : rhs.denote ctx = lhs.denote ctx := h.symm
theorem eq_expr_seq_seq (e : Expr) (s₁ s₂ : Seq) (h₁ : e.denote ctx = s₁.denote ctx) (h₂ : s₁.denote ctx = s₂.denote ctx) :
    e.denote ctx = s₂.denote ctx := h₁.trans h₂
theorem imp_eq (e₁ e₂ : Expr) (s : Seq) (h₁ : e₁.denote ctx = s.denote ctx) (h₂ : e₂.denote ctx = s.denote ctx) :
    e₁.denote ctx = e₂.denote ctx := h₁.trans h₂.symm
theorem diseq_unsat (lhs rhs : Seq) (h : same lhs.flat rhs.flat = true) (n : lhs.denote ctx ≠ rhs.denote ctx) : False :=
  n (by rw [read_seq, read_seq]; exact of_same ctx h)

/-! normal forms -/

theorem norm_a {ha : Std.Associative ctx.op} (e : Expr) (s : Seq) (h : same e.flat s.flat = true) :
    e.denote ctx = s.denote ctx := by rw [read_expr ctx ha, read_seq]; exact of_same ctx h
theorem both_norm_a {ha : Std.Associative ctx.op} {lhs rhs : Expr} {lhs' rhs' : Seq}
    (h : (same lhs.flat lhs'.flat && same rhs.flat rhs'.flat) = true) :
    lhs.denote ctx = lhs'.denote ctx ∧ rhs.denote ctx = rhs'.denote ctx :=
  both h (norm_a ctx (ha := ha) _ _) (norm_a ctx (ha := ha) _ _)
theorem eq_norm_a {ha : Std.Associative ctx.op} (lhs rhs : Expr) (lhs' rhs' : Seq)
    (h : (same lhs.flat lhs'.flat && same rhs.flat rhs'.flat) = true) (e : lhs.denote ctx = rhs.denote ctx) :
    lhs'.denote ctx = rhs'.denote ctx := carry (both_norm_a ctx (ha := ha) h) e
theorem diseq_norm_a {ha : Std.Associative ctx.op} (lhs rhs : Expr) (lhs' rhs' : Seq)
    (h : (same lhs.flat lhs'.flat && same rhs.flat rhs'.flat) = true) (n : lhs.denote ctx ≠ rhs.denote ctx) :
    lhs'.denote ctx ≠ rhs'.denote ctx := carryNe (both_norm_a ctx (ha := ha) h) n

theorem norm_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (e : Expr) (s : Seq) (h : sameAC e.flat s.flat = true) :
    e.denote ctx = s.denote ctx := by rw [read_expr ctx ha, read_seq]; exact of_sameAC ctx ha hc h
theorem both_norm_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} {lhs rhs : Expr} {lhs' rhs' : Seq}
    (h : (sameAC lhs.flat lhs'.flat && sameAC rhs.flat rhs'.flat) = true) :
    lhs.denote ctx = lhs'.denote ctx ∧ rhs.denote ctx = rhs'.denote ctx :=
  both h (norm_ac ctx (ha := ha) (hc := hc) _ _) (norm_ac ctx (ha := ha) (hc := hc) _ _)
theorem eq_norm_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (lhs rhs : Expr) (lhs' rhs' : Seq)
    (h : (sameAC lhs.flat lhs'.flat && sameAC rhs.flat rhs'.flat) = true) (e : lhs.denote ctx = rhs.denote ctx) :
    lhs'.denote ctx = rhs'.denote ctx := carry (both_norm_ac ctx (ha := ha) (hc := hc) h) e
theorem diseq_norm_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (lhs rhs : Expr) (lhs' rhs' : Seq)
    (h : (sameAC lhs.flat lhs'.flat && sameAC rhs.flat rhs'.flat) = true) (n : lhs.denote ctx ≠ rhs.denote ctx) :
    lhs'.denote ctx ≠ rhs'.denote ctx := carryNe (both_norm_ac ctx (ha := ha) (hc := hc) h) n

theorem norm_ai {ha : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (e : Expr) (s : Seq) (h : sameAI e.flat s.flat = true) :
    e.denote ctx = s.denote ctx := by rw [read_expr ctx ha, read_seq]; exact of_sameAI ctx hi h
theorem both_norm_ai {ha : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} {lhs rhs : Expr} {lhs' rhs' : Seq}
    (h : (sameAI lhs.flat lhs'.flat && sameAI rhs.flat rhs'.flat) = true) :
    lhs.denote ctx = lhs'.denote ctx ∧ rhs.denote ctx = rhs'.denote ctx :=
  both h (norm_ai ctx (ha := ha) (hi := hi) _ _) (norm_ai ctx (ha := ha) (hi := hi) _ _)
theorem eq_norm_ai {ha : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (lhs rhs : Expr) (lhs' rhs' : Seq)
    (h : (sameAI lhs.flat lhs'.flat && sameAI rhs.flat rhs'.flat) = true) (e : lhs.denote ctx = rhs.denote ctx) :
    lhs'.denote ctx = rhs'.denote ctx := carry (both_norm_ai ctx (ha := ha) (hi := hi) h) e
theorem diseq_norm_ai {ha : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (lhs rhs : Expr) (lhs' rhs' : Seq)
    (h : (sameAI lhs.flat lhs'.flat && sameAI rhs.flat rhs'.flat) = true) (n : lhs.denote ctx ≠ rhs.denote ctx) :
    lhs'.denote ctx ≠ rhs'.denote ctx := carryNe (both_norm_ai ctx (ha := ha) (hi := hi) h) n

theorem norm_aci {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (e : Expr) (s : Seq) (h : sameACI e.flat s.flat = true) :
    e.denote ctx = s.denote ctx := by rw [read_expr ctx ha, read_seq]; exact of_sameACI ctx ha hc hi h
theorem both_norm_aci {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} {lhs rhs : Expr} {lhs' rhs' : Seq}
    (h : (sameACI lhs.flat lhs'.flat && sameACI rhs.flat rhs'.flat) = true) :
    lhs.denote ctx = lhs'.denote ctx ∧ rhs.denote ctx = rhs'.denote ctx :=
  both h (norm_aci ctx (ha := ha) (hc := hc) (hi := hi) _ _) (norm_aci ctx (ha := ha) (hc := hc) (hi := hi) _ _)
theorem eq_norm_aci {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (lhs rhs : Expr) (lhs' rhs' : Seq)
    (h : (sameACI lhs.flat lhs'.flat && sameACI rhs.flat rhs'.flat) = true) (e : lhs.denote ctx = rhs.denote ctx) :
    lhs'.denote ctx = rhs'.denote ctx := carry (both_norm_aci ctx (ha := ha) (hc := hc) (hi := hi) h) e
theorem diseq_norm_aci {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (lhs rhs : Expr) (lhs' rhs' : Seq)
    (h : (sameACI lhs.flat lhs'.flat && sameACI rhs.flat rhs'.flat) = true) (n : lhs.denote ctx ≠ rhs.denote ctx) :
    lhs'.denote ctx ≠ rhs'.denote ctx := carryNe (both_norm_aci ctx (ha := ha) (hc := hc) (hi := hi) h) n

/-! without the neutral element, without equal neighbours -/

theorem erase0 {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} {s s' : Seq} (h : sameAI s.flat s'.flat = true) : s.denote ctx = s'.denote ctx := by
  rw [read_seq, read_seq]; exact of_sameAI ctx hi h
theorem eq_erase0 {_ : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (lhs rhs lhs' rhs' : Seq)
    (h : (sameAI lhs.flat lhs'.flat && sameAI rhs.flat rhs'.flat) = true) (e : lhs.denote ctx = rhs.denote ctx) :
    lhs'.denote ctx = rhs'.denote ctx := carry (both h (erase0 ctx (hi := hi)) (erase0 ctx (hi := hi))) e
theorem eq_erase0_rhs {_ : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (lhs rhs rhs' : Seq) (h : sameAI rhs.flat rhs'.flat = true)
    (e : lhs.denote ctx = rhs.denote ctx) : lhs.denote ctx = rhs'.denote ctx := e.trans (erase0 ctx (hi := hi) h)
theorem diseq_erase0 {_ : Std.Associative ctx.op} {hi : Std.LawfulIdentity ctx.op (Var.denote ctx 0)} (lhs rhs lhs' rhs' : Seq)
    (h : (sameAI lhs.flat lhs'.flat && sameAI rhs.flat rhs'.flat) = true) (n : lhs.denote ctx ≠ rhs.denote ctx) :
    lhs'.denote ctx ≠ rhs'.denote ctx := carryNe (both h (erase0 ctx (hi := hi)) (erase0 ctx (hi := hi))) n

theorem erase_dup {ha : Std.Associative ctx.op} {hd : Std.IdempotentOp ctx.op} {s s' : Seq} (h : sameAD s.flat s'.flat = true) : s.denote ctx = s'.denote ctx := by
  rw [read_seq, read_seq]; exact of_sameAD ctx ha hd h
theorem eq_erase_dup {ha : Std.Associative ctx.op} {hd : Std.IdempotentOp ctx.op} (lhs rhs lhs' rhs' : Seq)
    (h : (sameAD lhs.flat lhs'.flat && sameAD rhs.flat rhs'.flat) = true) (e : lhs.denote ctx = rhs.denote ctx) :
    lhs'.denote ctx = rhs'.denote ctx := carry (both h (erase_dup ctx (ha := ha) (hd := hd)) (erase_dup ctx (ha := ha) (hd := hd))) e
theorem eq_erase_dup_rhs {ha : Std.Associative ctx.op} {hd : Std.IdempotentOp ctx.op} (lhs rhs rhs' : Seq) (h : sameAD rhs.flat rhs'.flat = true)
    (e : lhs.denote ctx = rhs.denote ctx) : lhs.denote ctx = rhs'.denote ctx := e.trans (erase_dup ctx (ha := ha) (hd := hd) h)
theorem diseq_erase_dup {ha : Std.Associative ctx.op} {hd : Std.IdempotentOp ctx.op} (lhs rhs lhs' rhs' : Seq)
    (h : (sameAD lhs.flat lhs'.flat && sameAD rhs.flat rhs'.flat) = true) (n : lhs.denote ctx ≠ rhs.denote ctx) :
    lhs'.denote ctx ≠ rhs'.denote ctx := carryNe (both h (erase_dup ctx (ha := ha) (hd := hd)) (erase_dup ctx (ha := ha) (hd := hd))) n

/-! one equation used in another constraint: on the whole of a side, or in a part of it -/

theorem part_prefix {ha : Std.Associative ctx.op} {lhs₁ rhs₁ tail s s' : Seq} (e : lhs₁.denote ctx = rhs₁.denote ctx)
    (h : (same s.flat (lhs₁.flat.append tail.flat) && same s'.flat (rhs₁.flat.append tail.flat)) = true) : s.denote ctx = s'.denote ctx := by
  have k := both (a := s.denote ctx) (b := s'.denote ctx) h
    (fun h => (read_seq ctx s).trans ((of_same ctx h).trans (read_two ctx ha lhs₁ tail).symm))
    (fun h => (read_seq ctx s').trans ((of_same ctx h).trans (read_two ctx ha rhs₁ tail).symm))
  rw [k.1, k.2, e]
theorem eq_simp_lhs_prefix {ha : Std.Associative ctx.op} (lhs₁ rhs₁ tail lhs₂ rhs₂ lhs₂' : Seq)
    (h : (same lhs₂.flat (lhs₁.flat.append tail.flat) && same lhs₂'.flat (rhs₁.flat.append tail.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e : lhs₂.denote ctx = rhs₂.denote ctx) : lhs₂'.denote ctx = rhs₂.denote ctx :=
  part_prefix ctx (ha := ha) e₁ h ▸ e
theorem diseq_simp_lhs_prefix {ha : Std.Associative ctx.op} (lhs₁ rhs₁ tail lhs₂ rhs₂ lhs₂' : Seq)
    (h : (same lhs₂.flat (lhs₁.flat.append tail.flat) && same lhs₂'.flat (rhs₁.flat.append tail.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (n : lhs₂.denote ctx ≠ rhs₂.denote ctx) : lhs₂'.denote ctx ≠ rhs₂.denote ctx :=
  part_prefix ctx (ha := ha) e₁ h ▸ n
theorem eq_simp_rhs_prefix {ha : Std.Associative ctx.op} (lhs₁ rhs₁ tail lhs₂ rhs₂ rhs₂' : Seq)
    (h : (same rhs₂.flat (lhs₁.flat.append tail.flat) && same rhs₂'.flat (rhs₁.flat.append tail.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e : lhs₂.denote ctx = rhs₂.denote ctx) : lhs₂.denote ctx = rhs₂'.denote ctx :=
  part_prefix ctx (ha := ha) e₁ h ▸ e
theorem diseq_simp_rhs_prefix {ha : Std.Associative ctx.op} (lhs₁ rhs₁ tail lhs₂ rhs₂ rhs₂' : Seq)
    (h : (same rhs₂.flat (lhs₁.flat.append tail.flat) && same rhs₂'.flat (rhs₁.flat.append tail.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (n : lhs₂.denote ctx ≠ rhs₂.denote ctx) : lhs₂.denote ctx ≠ rhs₂'.denote ctx :=
  part_prefix ctx (ha := ha) e₁ h ▸ n

theorem part_suffix {ha : Std.Associative ctx.op} {lhs₁ rhs₁ head s s' : Seq} (e : lhs₁.denote ctx = rhs₁.denote ctx)
    (h : (same s.flat (head.flat.append lhs₁.flat) && same s'.flat (head.flat.append rhs₁.flat)) = true) : s.denote ctx = s'.denote ctx := by
  have k := both (a := s.denote ctx) (b := s'.denote ctx) h
    (fun h => (read_seq ctx s).trans ((of_same ctx h).trans (read_two ctx ha head lhs₁).symm))
    (fun h => (read_seq ctx s').trans ((of_same ctx h).trans (read_two ctx ha head rhs₁).symm))
  rw [k.1, k.2, e]
theorem eq_simp_lhs_suffix {ha : Std.Associative ctx.op} (lhs₁ rhs₁ head lhs₂ rhs₂ lhs₂' : Seq)
    (h : (same lhs₂.flat (head.flat.append lhs₁.flat) && same lhs₂'.flat (head.flat.append rhs₁.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e : lhs₂.denote ctx = rhs₂.denote ctx) : lhs₂'.denote ctx = rhs₂.denote ctx :=
  part_suffix ctx (ha := ha) e₁ h ▸ e
theorem diseq_simp_lhs_suffix {ha : Std.Associative ctx.op} (lhs₁ rhs₁ head lhs₂ rhs₂ lhs₂' : Seq)
    (h : (same lhs₂.flat (head.flat.append lhs₁.flat) && same lhs₂'.flat (head.flat.append rhs₁.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (n : lhs₂.denote ctx ≠ rhs₂.denote ctx) : lhs₂'.denote ctx ≠ rhs₂.denote ctx :=
  part_suffix ctx (ha := ha) e₁ h ▸ n
theorem eq_simp_rhs_suffix {ha : Std.Associative ctx.op} (lhs₁ rhs₁ head lhs₂ rhs₂ rhs₂' : Seq)
    (h : (same rhs₂.flat (head.flat.append lhs₁.flat) && same rhs₂'.flat (head.flat.append rhs₁.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e : lhs₂.denote ctx = rhs₂.denote ctx) : lhs₂.denote ctx = rhs₂'.denote ctx :=
  part_suffix ctx (ha := ha) e₁ h ▸ e
theorem diseq_simp_rhs_suffix {ha : Std.Associative ctx.op} (lhs₁ rhs₁ head lhs₂ rhs₂ rhs₂' : Seq)
    (h : (same rhs₂.flat (head.flat.append lhs₁.flat) && same rhs₂'.flat (head.flat.append rhs₁.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (n : lhs₂.denote ctx ≠ rhs₂.denote ctx) : lhs₂.denote ctx ≠ rhs₂'.denote ctx :=
  part_suffix ctx (ha := ha) e₁ h ▸ n

theorem part_middle {ha : Std.Associative ctx.op} {lhs₁ rhs₁ head tail s s' : Seq} (e : lhs₁.denote ctx = rhs₁.denote ctx)
    (h : (same s.flat (head.flat.append (lhs₁.flat.append tail.flat)) && same s'.flat (head.flat.append (rhs₁.flat.append tail.flat))) = true) : s.denote ctx = s'.denote ctx := by
  have k := both (a := s.denote ctx) (b := s'.denote ctx) h
    (fun h => (read_seq ctx s).trans ((of_same ctx h).trans (read_three ctx ha head lhs₁ tail).symm))
    (fun h => (read_seq ctx s').trans ((of_same ctx h).trans (read_three ctx ha head rhs₁ tail).symm))
  rw [k.1, k.2, e]
theorem eq_simp_lhs_middle {ha : Std.Associative ctx.op} (lhs₁ rhs₁ head tail lhs₂ rhs₂ lhs₂' : Seq)
    (h : (same lhs₂.flat (head.flat.append (lhs₁.flat.append tail.flat)) && same lhs₂'.flat (head.flat.append (rhs₁.flat.append tail.flat))) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e : lhs₂.denote ctx = rhs₂.denote ctx) : lhs₂'.denote ctx = rhs₂.denote ctx :=
  part_middle ctx (ha := ha) e₁ h ▸ e
theorem diseq_simp_lhs_middle {ha : Std.Associative ctx.op} (lhs₁ rhs₁ head tail lhs₂ rhs₂ lhs₂' : Seq)
    (h : (same lhs₂.flat (head.flat.append (lhs₁.flat.append tail.flat)) && same lhs₂'.flat (head.flat.append (rhs₁.flat.append tail.flat))) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (n : lhs₂.denote ctx ≠ rhs₂.denote ctx) : lhs₂'.denote ctx ≠ rhs₂.denote ctx :=
  part_middle ctx (ha := ha) e₁ h ▸ n
theorem eq_simp_rhs_middle {ha : Std.Associative ctx.op} (lhs₁ rhs₁ head tail lhs₂ rhs₂ rhs₂' : Seq)
    (h : (same rhs₂.flat (head.flat.append (lhs₁.flat.append tail.flat)) && same rhs₂'.flat (head.flat.append (rhs₁.flat.append tail.flat))) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e : lhs₂.denote ctx = rhs₂.denote ctx) : lhs₂.denote ctx = rhs₂'.denote ctx :=
  part_middle ctx (ha := ha) e₁ h ▸ e
theorem diseq_simp_rhs_middle {ha : Std.Associative ctx.op} (lhs₁ rhs₁ head tail lhs₂ rhs₂ rhs₂' : Seq)
    (h : (same rhs₂.flat (head.flat.append (lhs₁.flat.append tail.flat)) && same rhs₂'.flat (head.flat.append (rhs₁.flat.append tail.flat))) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (n : lhs₂.denote ctx ≠ rhs₂.denote ctx) : lhs₂.denote ctx ≠ rhs₂'.denote ctx :=
  part_middle ctx (ha := ha) e₁ h ▸ n

theorem part_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} {c lhs₁ rhs₁ s s' : Seq} (e : lhs₁.denote ctx = rhs₁.denote ctx)
    (h : (sameAC s.flat (c.flat.append lhs₁.flat) && sameAC s'.flat (c.flat.append rhs₁.flat)) = true) : s.denote ctx = s'.denote ctx := by
  have k := both (a := s.denote ctx) (b := s'.denote ctx) h
    (fun h => (read_seq ctx s).trans ((of_sameAC ctx ha hc h).trans (read_two ctx ha c lhs₁).symm))
    (fun h => (read_seq ctx s').trans ((of_sameAC ctx ha hc h).trans (read_two ctx ha c rhs₁).symm))
  rw [k.1, k.2, e]
theorem eq_simp_lhs_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (c lhs₁ rhs₁ lhs₂ rhs₂ lhs₂' : Seq)
    (h : (sameAC lhs₂.flat (c.flat.append lhs₁.flat) && sameAC lhs₂'.flat (c.flat.append rhs₁.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e : lhs₂.denote ctx = rhs₂.denote ctx) : lhs₂'.denote ctx = rhs₂.denote ctx :=
  part_ac ctx (ha := ha) (hc := hc) e₁ h ▸ e
theorem diseq_simp_lhs_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (c lhs₁ rhs₁ lhs₂ rhs₂ lhs₂' : Seq)
    (h : (sameAC lhs₂.flat (c.flat.append lhs₁.flat) && sameAC lhs₂'.flat (c.flat.append rhs₁.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (n : lhs₂.denote ctx ≠ rhs₂.denote ctx) : lhs₂'.denote ctx ≠ rhs₂.denote ctx :=
  part_ac ctx (ha := ha) (hc := hc) e₁ h ▸ n
theorem eq_simp_rhs_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (c lhs₁ rhs₁ lhs₂ rhs₂ rhs₂' : Seq)
    (h : (sameAC rhs₂.flat (c.flat.append lhs₁.flat) && sameAC rhs₂'.flat (c.flat.append rhs₁.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e : lhs₂.denote ctx = rhs₂.denote ctx) : lhs₂.denote ctx = rhs₂'.denote ctx :=
  part_ac ctx (ha := ha) (hc := hc) e₁ h ▸ e
theorem diseq_simp_rhs_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (c lhs₁ rhs₁ lhs₂ rhs₂ rhs₂' : Seq)
    (h : (sameAC rhs₂.flat (c.flat.append lhs₁.flat) && sameAC rhs₂'.flat (c.flat.append rhs₁.flat)) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (n : lhs₂.denote ctx ≠ rhs₂.denote ctx) : lhs₂.denote ctx ≠ rhs₂'.denote ctx :=
  part_ac ctx (ha := ha) (hc := hc) e₁ h ▸ n

theorem eq_simp_lhs_exact (lhs₁ rhs₁ rhs₂ : Seq) (e₁ : lhs₁.denote ctx = rhs₁.denote ctx)
    (e : lhs₁.denote ctx = rhs₂.denote ctx) : rhs₁.denote ctx = rhs₂.denote ctx := e₁ ▸ e
theorem eq_simp_rhs_exact (lhs₁ rhs₁ lhs₂ : Seq) (e₁ : lhs₁.denote ctx = rhs₁.denote ctx)
    (e : lhs₂.denote ctx = lhs₁.denote ctx) : lhs₂.denote ctx = rhs₁.denote ctx := e₁ ▸ e
theorem diseq_simp_lhs_exact (lhs₁ rhs₁ rhs₂ : Seq) (e₁ : lhs₁.denote ctx = rhs₁.denote ctx)
    (n : lhs₁.denote ctx ≠ rhs₂.denote ctx) : rhs₁.denote ctx ≠ rhs₂.denote ctx := e₁ ▸ n
theorem diseq_simp_rhs_exact (lhs₁ rhs₁ lhs₂ : Seq) (e₁ : lhs₁.denote ctx = rhs₁.denote ctx)
    (n : lhs₂.denote ctx ≠ lhs₁.denote ctx) : lhs₂.denote ctx ≠ rhs₁.denote ctx := e₁ ▸ n

/-! two equations whose left sides overlap, also with themselves if the operation is idempotent -/

theorem superpose {ha : Std.Associative ctx.op} (p c s lhs₁ rhs₁ lhs₂ rhs₂ lhs rhs : Seq)
    (h : ((same lhs₁.flat (p.flat.append c.flat) && same lhs₂.flat (c.flat.append s.flat)) &&
      (same lhs.flat (rhs₁.flat.append s.flat) && same rhs.flat (p.flat.append rhs₂.flat))) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e₂ : lhs₂.denote ctx = rhs₂.denote ctx) : lhs.denote ctx = rhs.denote ctx := by
  have two {x y z : Seq} (h : same x.flat (y.flat.append z.flat) = true) : x.denote ctx = ctx.op (y.denote ctx) (z.denote ctx) :=
    (read_seq ctx x).trans ((of_same ctx h).trans (read_two ctx ha y z).symm)
  rw [Bool.and_eq_true, Bool.and_eq_true, Bool.and_eq_true] at h
  rw [two h.2.1, two h.2.2, ← e₁, ← e₂, two h.1.1, two h.1.2, ha.assoc]
theorem superpose_ac {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} (r₁ c r₂ lhs₁ rhs₁ lhs₂ rhs₂ lhs rhs : Seq)
    (h : ((sameAC lhs₁.flat (c.flat.append r₁.flat) && sameAC lhs₂.flat (c.flat.append r₂.flat)) &&
      (sameAC lhs.flat (r₂.flat.append rhs₁.flat) && sameAC rhs.flat (r₁.flat.append rhs₂.flat))) = true)
    (e₁ : lhs₁.denote ctx = rhs₁.denote ctx) (e₂ : lhs₂.denote ctx = rhs₂.denote ctx) : lhs.denote ctx = rhs.denote ctx := by
  have two {x y z : Seq} (h : sameAC x.flat (y.flat.append z.flat) = true) : x.denote ctx = ctx.op (y.denote ctx) (z.denote ctx) :=
    (read_seq ctx x).trans ((of_sameAC ctx ha hc h).trans (read_two ctx ha y z).symm)
  rw [Bool.and_eq_true, Bool.and_eq_true, Bool.and_eq_true] at h
  rw [two h.2.1, two h.2.2, ← e₁, ← e₂, two h.1.1, two h.1.2, ← ha.assoc, ← ha.assoc,
    hc.comm (r₂.denote ctx), ha.assoc, hc.comm (r₂.denote ctx), ← ha.assoc, hc.comm (c.denote ctx)]

theorem superpose_ac_idempotent {ha : Std.Associative ctx.op} {hc : Std.Commutative ctx.op} {hd : Std.IdempotentOp ctx.op}
    (x : Var) (lhs₁ rhs₁ rhs : Seq)
    (h : (sameACD (Seq.cons x lhs₁).flat lhs₁.flat && sameACD (Seq.cons x rhs₁).flat rhs.flat) = true)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₁.denote ctx = rhs.denote ctx := by
  have eq {s t : Seq} (h : sameACD s.flat t.flat = true) : s.denote ctx = t.denote ctx :=
    (read_seq ctx s).trans ((of_sameACD ctx ha hc hd h).trans (read_seq ctx t).symm)
  rw [Bool.and_eq_true] at h
  rw [← eq h.1, ← eq h.2]; exact congrArg (ctx.op _) e
theorem superpose_head_idempotent {ha : Std.Associative ctx.op} {hd : Std.IdempotentOp ctx.op} (x : Var) (lhs₁ rhs₁ rhs : Seq)
    (h : (sameAD (Seq.cons x lhs₁).flat lhs₁.flat && sameAD (Seq.cons x rhs₁).flat rhs.flat) = true)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₁.denote ctx = rhs.denote ctx := by
  rw [Bool.and_eq_true] at h
  rw [← erase_dup ctx (ha := ha) (hd := hd) h.1, ← erase_dup ctx (ha := ha) (hd := hd) h.2]; exact congrArg (ctx.op _) e
theorem superpose_tail_idempotent {ha : Std.Associative ctx.op} {hd : Std.IdempotentOp ctx.op} (x : Var) (lhs₁ rhs₁ rhs : Seq)
    (h : (sameAD lhs₁.flat (lhs₁.flat.append (Seq.var x).flat) && sameAD rhs.flat (rhs₁.flat.append (Seq.var x).flat)) = true)
    (e : lhs₁.denote ctx = rhs₁.denote ctx) : lhs₁.denote ctx = rhs.denote ctx := by
  have two {y z : Seq} (h : sameAD y.flat (z.flat.append (Seq.var x).flat) = true) :
      y.denote ctx = ctx.op (z.denote ctx) (x.denote ctx) :=
    (read_seq ctx y).trans ((of_sameAD ctx ha hd h).trans (read_two ctx ha z (.var x)).symm)
  rw [Bool.and_eq_true] at h
  rw [two h.1, two h.2, e]

end Lean.Grind.AC
