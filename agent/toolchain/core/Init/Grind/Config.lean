prelude
import Init.SimpLemmas
set_option autoImplicit false

/-!
# `grind`: configuration, and the gadgets that mark terms for it

The solver is native.  It knows these constants by name; most are the identity and only say what a term is there for.
-/

universe u v

namespace Lean.Grind

/-- Meaning and defaults are those of Lean 4.35; the native tactic has its own copy, this one names the fields. -/
structure Config where
  trace : Bool := false
  lax : Bool := false
  suggestions : Bool := false
  maxSuggestions : Option Nat := .none
  locals : Bool := false
  splits : Nat := 9
  ematch : Nat := 5
  gen : Nat := 8
  genLocal : Nat := 8
  instances : Nat := 1000
  matchEqs : Bool := true
  splitMatch : Bool := true
  splitIte : Bool := true
  splitIndPred : Bool := false
  splitImp : Bool := false
  canonHeartbeats : Nat := 1000
  ext : Bool := true
  extAll : Bool := false
  etaStruct : Bool := true
  funext : Bool := true
  lookahead : Bool := true
  verbose : Bool := true
  clean : Bool := true
  qlia : Bool := false
  mbtc : Bool := true
  zetaDelta : Bool := true
  zeta : Bool := true
  ring : Bool := true
  ringSteps : Nat := 10000
  ringMaxDegree : Nat := 1024
  linarith : Bool := true
  lia : Bool := true
  liaSteps : Nat := 10000
  ac : Bool := true
  acSteps : Nat := 1000
  exp : Nat := 1048576
  abstractProof : Bool := true
  inj : Bool := true
  order : Bool := true
  min : Nat := 10
  detailed : Nat := 50
  useSorry : Bool := true
  revert : Bool := false
  funCC : Bool := true
  reducible : Bool := true
  markInstances : Bool := false
  hom : Bool := true

structure ConfigInteractive extends Config where
  clean := false
structure NoopConfig extends Config where
  splits := 0
  ematch := 0
  ext := false
  extAll := false
  etaStruct := false
  funext := false
  ring := false
  linarith := false
  lia := false
  ac := false
structure CutsatConfig extends NoopConfig where
  lia := true
  splits := 9
structure GrobnerConfig extends NoopConfig where
  ring := true
structure OrderConfig extends NoopConfig where
  order := true

/-! ## Gadgets -/

set_option linter.defProp false in
def nestedProof (p : Prop) {h : p} : p := h
theorem nestedProof_congr (p q : Prop) (h : p = q) (hp : p) (hq : q) : @nestedProof p hp ≍ @nestedProof q hq := by
  subst h; exact HEq.refl _
@[reducible] def nestedDecidable {p : Prop} (h : Decidable p) : Decidable p := h
theorem nestedDecidable_congr (p q : Prop) (h : p = q) (hp : Decidable p) (hq : Decidable q) :
    @nestedDecidable p hp ≍ @nestedDecidable q hq := by
  subst h; rw [Subsingleton.elim hp hq]
def simpMatchDiscrsOnly {α : Sort u} (a : α) : α := a
def offset (a b : Nat) : Nat := a + b
def eqBwdPattern {α : Sort u} (a b : α) : Prop := a = b
abbrev EqMatch {α : Sort u} (a b : α) {_origin : α} : Prop := a = b
abbrev MatchCond (p : Prop) : Prop := p
def PreMatchCond (p : Prop) : Prop := p
def alreadyNorm (p : Prop) : Prop := p
def abstractFn {α : Sort u} (a : α) : α := a
def Marker {α : Sort u} (a : α) : α := a
def genPattern {α : Sort u} (_h : Prop) (x : α) (_val : α) : α := x
def genHEqPattern {α β : Sort u} (_h : Prop) (x : α) (_val : β) : α := x
theorem em (p : Prop) : alreadyNorm p ∨ alreadyNorm (¬p) := Classical.em p

end Lean.Grind

/-! ## Injective functions -/

namespace Function
def Injective {α : Sort u} {β : Sort v} (f : α → β) : Prop := ∀ ⦃a₁ a₂⦄, f a₁ = f a₂ → a₁ = a₂
end Function
namespace Lean.Grind
open Classical in
noncomputable def leftInv {α : Sort u} {β : Sort v} (f : α → β) (_hf : Function.Injective f) [h : Nonempty α] : β → α :=
  fun b => if k : ∃ a, f a = b then Classical.choose k else Classical.choice h
theorem leftInv_eq {α : Sort u} {β : Sort v} (f : α → β) (hf : Function.Injective f) [Nonempty α] (a : α) :
    leftInv f hf (f a) = a := by
  have k : ∃ a', f a' = f a := ⟨a, rfl⟩
  rw [leftInv, dif_pos k]; exact hf (Classical.choose_spec k)
end Lean.Grind
