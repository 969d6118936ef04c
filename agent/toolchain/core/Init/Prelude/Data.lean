prelude
import Init.Prelude.Logic
set_option autoImplicit false
set_option bootstrap.inductiveCheckResultingUniverse false

/-!
# Plain data

Pairs, subtypes, lifts, `Bool`, `Decidable` and `Nat`.
-/

universe u v w u₁ u₂

structure Prod (α : Type u) (β : Type v) where
  mk ::
  fst : α
  snd : β
structure PProd (α : Sort u) (β : Sort v) where
  fst : α
  snd : β
structure MProd (α β : Type u) where
  fst : α
  snd : β
structure Sigma {α : Type u} (β : α → Type v) where
  fst : α
  snd : β fst
structure PSigma {α : Sort u} (β : α → Sort v) where
  fst : α
  snd : β fst
structure Subtype {α : Sort u} (p : α → Prop) where
  val : α
  property : p val
structure PLift (α : Sort u) : Type u where
  up ::
  down : α
structure ULift.{r, s} (α : Type s) : Type (max s r) where
  up ::
  down : α
structure PULift.{r, s} (α : Sort s) : Sort (max s r 1) where
  up ::
  down : α
set_option genCtorIdx false in
inductive Bool : Type where
  | false : Bool
  | true : Bool
export Bool (false true)
@[extern "lean_sorry", never_extract] axiom sorryAx (α : Sort u) (synthetic := false) : α
/-- what the Boolean says: `p` for `true`, its negation for `false` -/
abbrev Bool.Reflects (p : Prop) (b : Bool) : Prop := Bool.rec (motive := fun _ => Prop) (Not p) p b
/--
A Boolean that says whether `p` holds.  As in Lean 4.35 this is a structure and not an inductive type with two
constructors; the compiler relies on that (it represents an instance by its Boolean).  `isTrue` and `isFalse` may be used
in patterns all the same.
-/
class Decidable (p : Prop) where
  decide : Bool
  reflects_decide : Bool.Reflects p decide
export Decidable (decide)
@[match_pattern, inline, reducible] def Decidable.isFalse {p : Prop} (h : Not p) : Decidable p := ⟨false, h⟩
@[match_pattern, inline, reducible] def Decidable.isTrue {p : Prop} (h : p) : Decidable p := ⟨true, h⟩
export Decidable (isTrue isFalse)
@[elab_as_elim, cases_eliminator, inline] def Decidable.falseTrueCases {p : Prop} {motive : Decidable p → Sort u} (isFalse : (h : Not p) → motive (.isFalse h))
    (isTrue : (h : p) → motive (.isTrue h)) (inst : Decidable p) : motive inst :=
  Decidable.casesOn inst fun b => Bool.casesOn (motive := fun b => (h : Bool.Reflects p b) → motive ⟨b, h⟩) b isFalse isTrue
abbrev DecidablePred {α : Sort u} (r : α → Prop) := (a : α) → Decidable (r a)
abbrev DecidableRel {α : Sort u} {β : Sort v} (r : α → β → Prop) := (a : α) → (b : β) → Decidable (r a b)
abbrev DecidableEq (α : Sort u) := (a b : α) → Decidable (Eq a b)
def decEq {α : Sort u} [inst : DecidableEq α] (a b : α) : Decidable (Eq a b) := inst a b
@[macro_inline] def cond {α : Sort u} (c : Bool) (x y : α) : α := Bool.casesOn c y x
@[macro_inline] def ite {α : Sort u} (c : Prop) [h : Decidable c] (t e : α) : α :=
  Bool.casesOn (motive := fun b => Bool.Reflects c b → α) h.decide (fun _ => e) (fun _ => t) h.reflects_decide
@[macro_inline] def dite {α : Sort u} (c : Prop) [h : Decidable c] (t : c → α) (e : Not c → α) : α :=
  Bool.casesOn (motive := fun b => Bool.Reflects c b → α) h.decide e t h.reflects_decide
set_option genCtorIdx false in
inductive Nat where
  | zero : Nat
  | succ (n : Nat) : Nat
theorem Bool.falseNeTrue {C : Prop} (h : Eq false true) : C :=
  @Eq.ndrec Bool false (fun b => @Bool.rec (fun _ => Prop) True C b) True.intro true h
