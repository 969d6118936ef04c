prelude
import Init.Omega
set_option autoImplicit false

/-!
# Associativity and commutativity: the classes, and the normal forms behind `ac_rfl` and `ac_nf`

`ac_rfl` normalises with native functions of its own; its proof says, through `Context.eq_of_norm`, that two expressions
have the same normal form as the kernel computes it with ours.
-/

universe u v

namespace Std
class Associative {α : Sort u} (op : α → α → α) : Prop where
  assoc : (a b c : α) → op (op a b) c = op a (op b c)
class Commutative {α : Sort u} (op : α → α → α) : Prop where
  comm : (a b : α) → op a b = op b a
class IdempotentOp {α : Sort u} (op : α → α → α) : Prop where
  idempotent : (x : α) → op x x = x
class LeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop
class LawfulLeftIdentity {α : Sort u} {β : Sort v} (op : α → β → β) (o : outParam α) : Prop extends LeftIdentity op o where
  left_id : ∀ a, op o a = a
class RightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop
class LawfulRightIdentity {α : Sort u} {β : Sort v} (op : α → β → α) (o : outParam β) : Prop extends RightIdentity op o where
  right_id : ∀ a, op a o = a
class Identity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop extends LeftIdentity op o, RightIdentity op o
class LawfulIdentity {α : Sort u} (op : α → α → α) (o : outParam α) : Prop
  extends Identity op o, LawfulLeftIdentity op o, LawfulRightIdentity op o
class LawfulCommIdentity {α : Sort u} (op : α → α → α) (o : outParam α) [hc : Commutative op] : Prop
  extends LawfulIdentity op o where
  left_id a := Eq.trans (hc.comm o a) (right_id a)
  right_id a := Eq.trans (hc.comm a o) (left_id a)
end Std

namespace Lean.Data.AC

inductive Expr where
  | var (x : Nat)
  | op (lhs rhs : Expr)

structure Variable {α : Sort u} (op : α → α → α) : Type u where
  value : α
  neutral : Option (PLift (Std.LawfulIdentity op value))

structure Context (α : Sort u) where
  op : α → α → α
  assoc : Std.Associative op
  comm : Option (PLift (Std.Commutative op))
  idem : Option (PLift (Std.IdempotentOp op))
  vars : List (Variable op)
  arbitrary : α

namespace Context
variable {α : Sort u}

def var (ctx : Context α) (idx : Nat) : Variable ctx.op := go ctx.vars idx
where
  go : List (Variable ctx.op) → Nat → Variable ctx.op
    | [], _ => ⟨ctx.arbitrary, none⟩
    | x :: _, 0 => x
    | _ :: xs, i + 1 => go xs i
end Context

def eval (α : Sort u) (ctx : Context α) : Expr → α
  | .var i => (ctx.var i).value
  | .op l r => ctx.op (eval α ctx l) (eval α ctx r)

def Expr.toList : Expr → List Nat
  | .var i => [i]
  | .op l r => l.toList.append r.toList

def insert (x : Nat) : List Nat → List Nat
  | [] => [x]
  | a :: as => if x < a then x :: a :: as else a :: insert x as
def sort : List Nat → List Nat
  | [] => []
  | x :: xs => insert x (sort xs)
/-- equal neighbours become one -/
def mergeIdem : List Nat → List Nat
  | [] => []
  | x :: xs => match mergeIdem xs with
    | [] => [x]
    | y :: ys => if x = y then y :: ys else x :: y :: ys

section
variable {α : Sort u} (ctx : Context α)

def dropNeutrals : List Nat → List Nat
  | [] => []
  | x :: xs => if (ctx.var x).neutral.isSome then dropNeutrals xs else x :: dropNeutrals xs
/-- without neutral elements, unless there is nothing else -/
def removeNeutrals : List Nat → List Nat
  | [] => []
  | x :: xs => match dropNeutrals ctx (x :: xs) with
    | [] => [x]
    | ys => ys
def norm (e : Expr) : List Nat :=
  let xs := removeNeutrals ctx e.toList
  let xs := if ctx.comm.isSome then sort xs else xs
  if ctx.idem.isSome then mergeIdem xs else xs

/-! Lists are evaluated to `Value α`, whose `none` is the value of the empty list: then no list needs an exception. -/

inductive Value (α : Sort u) where
  | none
  | some (a : α)

def join : Value α → Value α → Value α
  | .none, y => y
  | .some a, .none => .some a
  | .some a, .some b => .some (ctx.op a b)
abbrev value (i : Nat) : Value α := .some (ctx.var i).value
def evalList : List Nat → Value α
  | [] => .none
  | x :: xs => join ctx (value ctx x) (evalList xs)

theorem join_none (x : Value α) : join ctx x .none = x := by cases x <;> rfl
theorem join_assoc (x y z : Value α) : join ctx (join ctx x y) z = join ctx x (join ctx y z) := match x, y, z with
  | .none, _, _ => rfl
  | .some _, .none, _ => rfl
  | .some _, .some _, .none => rfl
  | .some a, .some b, .some c => congrArg Value.some (ctx.assoc.assoc a b c)
theorem join_comm (h : ctx.comm.isSome) (x y : Value α) : join ctx x y = join ctx y x := match x, y with
  | .none, y => (join_none ctx y).symm
  | .some _, .none => rfl
  | .some a, .some b => congrArg Value.some (match ctx.comm, h with | some c, _ => c.down.comm a b)
theorem join_idem (h : ctx.idem.isSome) (x : Value α) : join ctx x x = x := match x with
  | .none => rfl
  | .some a => congrArg Value.some (match ctx.idem, h with | some c, _ => c.down.idempotent a)
theorem left_id {i : Nat} (h : (ctx.var i).neutral.isSome) (a : α) : ctx.op (ctx.var i).value a = a :=
  match (ctx.var i).neutral, h with | some c, _ => c.down.left_id a
theorem right_id {i : Nat} (h : (ctx.var i).neutral.isSome) (a : α) : ctx.op a (ctx.var i).value = a :=
  match (ctx.var i).neutral, h with | some c, _ => c.down.right_id a

theorem evalList_append (l r : List Nat) : evalList ctx (l.append r) = join ctx (evalList ctx l) (evalList ctx r) := by
  induction l with
  | nil => rfl
  | cons x l ih => show join _ _ (evalList ctx (l.append r)) = join _ (join _ _ _) _; rw [ih, join_assoc]
theorem evalList_toList (e : Expr) : evalList ctx e.toList = .some (eval α ctx e) := by
  induction e with
  | var i => rfl
  | op l r hl hr => show evalList ctx (l.toList.append r.toList) = _; rw [evalList_append, hl, hr]; rfl
theorem evalList_insert (h : ctx.comm.isSome) (x : Nat) (l : List Nat) : evalList ctx (insert x l) = evalList ctx (x :: l) := by
  induction l with
  | nil => rfl
  | cons y l ih =>
    show evalList ctx (if x < y then x :: y :: l else y :: insert x l) = _
    split
    · rfl
    · show join ctx _ (evalList ctx (insert x l)) = join ctx _ (join ctx _ (evalList ctx l))
      rw [ih, ← join_assoc, join_comm ctx h (value ctx x), join_assoc]; rfl
theorem evalList_sort (h : ctx.comm.isSome) (l : List Nat) : evalList ctx (sort l) = evalList ctx l := by
  induction l with
  | nil => rfl
  | cons x l ih => show evalList ctx (insert x (sort l)) = _; rw [evalList_insert ctx h, evalList, ih]; rfl
theorem evalList_mergeIdem (h : ctx.idem.isSome) (l : List Nat) : evalList ctx (mergeIdem l) = evalList ctx l := by
  induction l with
  | nil => rfl
  | cons x l ih =>
    show evalList ctx (match mergeIdem l with | [] => [x] | y :: ys => if x = y then y :: ys else x :: y :: ys) = join _ _ _
    rw [← ih]
    cases mergeIdem l with
    | nil => rfl
    | cons y ys =>
      show evalList ctx (if x = y then y :: ys else x :: y :: ys) = _
      split
      · next e => rw [e]; show _ = join ctx _ (join ctx _ _); rw [← join_assoc, join_idem ctx h]; rfl
      · rfl
theorem evalList_dropNeutrals (l : List Nat) : match dropNeutrals ctx l with
    | [] => ∀ a, join ctx (.some a) (evalList ctx l) = .some a
    | y :: ys => evalList ctx (y :: ys) = evalList ctx l := by
  induction l with
  | nil => exact fun a => rfl
  | cons x l ih =>
    cases Classical.em ((ctx.var x).neutral.isSome = true) with
    | inl h =>
      rw [show dropNeutrals ctx (x :: l) = dropNeutrals ctx l from if_pos h]
      revert ih
      cases dropNeutrals ctx l with
      | nil =>
        intro ih a
        show join ctx _ (join ctx _ _) = _
        rw [← join_assoc]; show join ctx (.some (ctx.op a _)) _ = _
        rw [right_id ctx h]; exact ih a
      | cons y ys =>
        intro ih
        show _ = join ctx _ (evalList ctx l)
        rw [← ih]
        show join ctx _ _ = join ctx _ (join ctx _ _)
        cases evalList ctx ys with
        | none => exact congrArg Value.some (left_id ctx h _).symm
        | some b => exact congrArg Value.some (left_id ctx h _).symm
    | inr h =>
      rw [show dropNeutrals ctx (x :: l) = x :: dropNeutrals ctx l from if_neg h]
      show join ctx _ (evalList ctx (dropNeutrals ctx l)) = join ctx _ _
      revert ih
      cases dropNeutrals ctx l with
      | nil => intro ih; exact (ih _).symm
      | cons y ys => intro ih; rw [ih]
theorem evalList_removeNeutrals (l : List Nat) : evalList ctx (removeNeutrals ctx l) = evalList ctx l := by
  cases l with
  | nil => rfl
  | cons x l =>
    have h := evalList_dropNeutrals ctx (x :: l)
    have k : dropNeutrals ctx (x :: l) = [] → (ctx.var x).neutral.isSome = true := fun e =>
      Classical.byContradiction fun n => nomatch (if_neg n).symm.trans e
    show evalList ctx (match dropNeutrals ctx (x :: l) with | [] => [x] | ys => ys) = _
    revert h k
    cases dropNeutrals ctx (x :: l) with
    | nil =>
      intro h k
      have h := h (ctx.var x).value
      show value ctx x = join ctx (value ctx x) (evalList ctx l)
      revert h
      show join ctx _ (join ctx _ (evalList ctx l)) = _ → _
      cases evalList ctx l with
      | none => exact fun _ => rfl
      | some b => exact fun h => (congrArg Value.some (left_id ctx (k rfl) _)).symm.trans h |>.symm
    | cons y ys => exact fun h _ => h
theorem evalList_norm (e : Expr) : evalList ctx (norm ctx e) = .some (eval α ctx e) := by
  unfold norm
  rw [← evalList_toList, ← evalList_removeNeutrals ctx e.toList]
  generalize removeNeutrals ctx e.toList = l
  have hs : evalList ctx (if ctx.comm.isSome then sort l else l) = evalList ctx l := by
    split
    · next h => exact evalList_sort ctx h l
    · rfl
  show evalList ctx (if ctx.idem.isSome then mergeIdem (if ctx.comm.isSome then sort l else l) else if ctx.comm.isSome then sort l else l) = _
  cases Classical.em (ctx.idem.isSome = true) with
  | inl h => rw [if_pos h, evalList_mergeIdem ctx h, hs]
  | inr h => rw [if_neg h, hs]
end

theorem Context.eq_of_norm {α : Sort u} (ctx : Context α) (a b : Expr) (h : norm ctx a == norm ctx b) :
    eval α ctx a = eval α ctx b := by
  have k := (evalList_norm ctx a).symm.trans ((congrArg _ (eq_of_beq h)).trans (evalList_norm ctx b))
  injection k
end Lean.Data.AC

/-! ## Instances -/

instance : Std.Associative And := ⟨fun _ _ _ => propext and_assoc⟩
instance : Std.Commutative And := ⟨fun _ _ => propext and_comm⟩
instance : Std.IdempotentOp And := ⟨fun _ => propext and_self_iff⟩
instance : Std.LawfulCommIdentity And True where
  right_id _ := and_true _
instance : Std.Associative Or := ⟨fun _ _ _ => propext or_assoc⟩
instance : Std.Commutative Or := ⟨fun _ _ => propext or_comm⟩
instance : Std.IdempotentOp Or := ⟨fun _ => or_self _⟩
instance : Std.LawfulCommIdentity Or False where
  right_id _ := or_false _
instance : Std.Commutative Iff := ⟨fun _ _ => propext iff_comm⟩

namespace Nat
instance : Std.Associative (α := Nat) (· + ·) := ⟨Nat.add_assoc⟩
instance : Std.Commutative (α := Nat) (· + ·) := ⟨Nat.add_comm⟩
instance : Std.LawfulIdentity (α := Nat) (· + ·) 0 where
  left_id := Nat.zero_add
  right_id := Nat.add_zero
instance : Std.Associative (α := Nat) (· * ·) := ⟨Nat.mul_assoc⟩
instance : Std.Commutative (α := Nat) (· * ·) := ⟨Nat.mul_comm⟩
instance : Std.LawfulIdentity (α := Nat) (· * ·) 1 where
  left_id := Nat.one_mul
  right_id := Nat.mul_one
protected theorem max_le {a b c : Nat} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  ⟨fun h => ⟨Nat.le_trans (Nat.le_max_left a b) h, Nat.le_trans (Nat.le_max_right a b) h⟩,
   fun h => by rw [Nat.max_def]; split; exact h.2; exact h.1⟩
protected theorem le_min {a b c : Nat} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c :=
  ⟨fun h => ⟨Nat.le_trans h (Nat.min_le_left b c), Nat.le_trans h (Nat.min_le_right b c)⟩,
   fun h => by rw [Nat.min_def]; split; exact h.1; exact h.2⟩
theorem eq_of_le_iff {a b : Nat} (h : ∀ c, a ≤ c ↔ b ≤ c) : a = b := Nat.le_antisymm ((h b).2 (Nat.le_refl b)) ((h a).1 (Nat.le_refl a))
theorem eq_of_iff_le {a b : Nat} (h : ∀ c, c ≤ a ↔ c ≤ b) : a = b := Nat.le_antisymm ((h a).1 (Nat.le_refl a)) ((h b).2 (Nat.le_refl b))
protected theorem max_comm (a b : Nat) : max a b = max b a := eq_of_le_iff fun _ => by rw [Nat.max_le, Nat.max_le, and_comm]
protected theorem min_comm (a b : Nat) : min a b = min b a := eq_of_iff_le fun _ => by rw [Nat.le_min, Nat.le_min, and_comm]
protected theorem max_assoc (a b c : Nat) : max (max a b) c = max a (max b c) :=
  eq_of_le_iff fun _ => by rw [Nat.max_le, Nat.max_le, Nat.max_le, Nat.max_le, and_assoc]
protected theorem min_assoc (a b c : Nat) : min (min a b) c = min a (min b c) :=
  eq_of_iff_le fun _ => by rw [Nat.le_min, Nat.le_min, Nat.le_min, Nat.le_min, and_assoc]
@[simp] protected theorem max_self (a : Nat) : max a a = a := by omega
@[simp] protected theorem min_self (a : Nat) : min a a = a := by omega
@[simp] protected theorem max_zero (a : Nat) : max a 0 = a := by omega
@[simp] protected theorem zero_max (a : Nat) : max 0 a = a := by omega
@[simp] protected theorem min_zero (a : Nat) : min a 0 = 0 := by omega
@[simp] protected theorem zero_min (a : Nat) : min 0 a = 0 := by omega
instance : Std.Associative (α := Nat) max := ⟨Nat.max_assoc⟩
instance : Std.Commutative (α := Nat) max := ⟨Nat.max_comm⟩
instance : Std.IdempotentOp (α := Nat) max := ⟨Nat.max_self⟩
instance : Std.LawfulIdentity (α := Nat) max 0 where
  left_id := Nat.zero_max
  right_id := Nat.max_zero
instance : Std.Associative (α := Nat) min := ⟨Nat.min_assoc⟩
instance : Std.Commutative (α := Nat) min := ⟨Nat.min_comm⟩
instance : Std.IdempotentOp (α := Nat) min := ⟨Nat.min_self⟩
end Nat

namespace Int
instance : Std.Associative (α := Int) (· + ·) := ⟨Int.add_assoc⟩
instance : Std.Commutative (α := Int) (· + ·) := ⟨Int.add_comm⟩
instance : Std.LawfulIdentity (α := Int) (· + ·) 0 where
  left_id := Int.zero_add
  right_id := Int.add_zero
instance : Std.Associative (α := Int) (· * ·) := ⟨Int.mul_assoc⟩
instance : Std.Commutative (α := Int) (· * ·) := ⟨Int.mul_comm⟩
instance : Std.LawfulIdentity (α := Int) (· * ·) 1 where
  left_id := Int.one_mul
  right_id := Int.mul_one
theorem eq_of_le_iff {a b : Int} (h : ∀ c, a ≤ c ↔ b ≤ c) : a = b := Int.le_antisymm ((h b).2 (Int.le_refl b)) ((h a).1 (Int.le_refl a))
theorem eq_of_iff_le {a b : Int} (h : ∀ c, c ≤ a ↔ c ≤ b) : a = b := Int.le_antisymm ((h a).1 (Int.le_refl a)) ((h b).2 (Int.le_refl b))
protected theorem max_comm (a b : Int) : max a b = max b a := eq_of_le_iff fun _ => by rw [Int.max_le, Int.max_le, and_comm]
protected theorem min_comm (a b : Int) : min a b = min b a := eq_of_iff_le fun _ => by rw [Int.le_min, Int.le_min, and_comm]
protected theorem max_assoc (a b c : Int) : max (max a b) c = max a (max b c) :=
  eq_of_le_iff fun _ => by rw [Int.max_le, Int.max_le, Int.max_le, Int.max_le, and_assoc]
protected theorem min_assoc (a b c : Int) : min (min a b) c = min a (min b c) :=
  eq_of_iff_le fun _ => by rw [Int.le_min, Int.le_min, Int.le_min, Int.le_min, and_assoc]
@[simp] protected theorem max_self (a : Int) : max a a = a := by omega
@[simp] protected theorem min_self (a : Int) : min a a = a := by omega
instance : Std.Associative (α := Int) max := ⟨Int.max_assoc⟩
instance : Std.Commutative (α := Int) max := ⟨Int.max_comm⟩
instance : Std.IdempotentOp (α := Int) max := ⟨Int.max_self⟩
instance : Std.Associative (α := Int) min := ⟨Int.min_assoc⟩
instance : Std.Commutative (α := Int) min := ⟨Int.min_comm⟩
instance : Std.IdempotentOp (α := Int) min := ⟨Int.min_self⟩
end Int

namespace Bool
theorem and_assoc (x y z : Bool) : ((x && y) && z) = (x && (y && z)) := by cases x <;> rfl
theorem or_assoc (x y z : Bool) : ((x || y) || z) = (x || (y || z)) := by cases x <;> rfl
instance : Std.Associative (· && ·) := ⟨and_assoc⟩
instance : Std.Commutative (· && ·) := ⟨and_comm⟩
instance : Std.IdempotentOp (· && ·) := ⟨and_self⟩
instance : Std.LawfulIdentity (· && ·) true where
  left_id := true_and
  right_id := and_true
instance : Std.Associative (· || ·) := ⟨or_assoc⟩
instance : Std.Commutative (· || ·) := ⟨or_comm⟩
instance : Std.IdempotentOp (· || ·) := ⟨or_self⟩
instance : Std.LawfulIdentity (· || ·) false where
  left_id := false_or
  right_id := or_false
end Bool

namespace List
variable {α : Type u}
instance : Std.Associative (α := List α) (· ++ ·) := ⟨fun _ _ _ => append_assoc ..⟩
instance : Std.LawfulIdentity (α := List α) (· ++ ·) [] where
  left_id := nil_append
  right_id := append_nil
end List
