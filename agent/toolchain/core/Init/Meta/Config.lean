prelude
import Init.Data.Repr
import Init.Control.ForIn
import Init.NotationExtra
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Coercions inside monads, and the options of tactics

Field by field the structures of Lean: `simp (config := { .. })` evaluates values of these types.
-/

universe u v w

/-! ## Coercions of what a monad returns -/
namespace Lean.Internal
abbrev coeM {m : Type u → Type v} {α β : Type u} [∀ a, CoeT α a β] [Monad m] (x : m α) : m β := do
  let a ← x
  pure (CoeT.coe a)
abbrev liftCoeM {m : Type u → Type v} {n : Type u →
    Type w} {α β : Type u} [MonadLiftT m n] [∀ a, CoeT α a β] [Monad n] (x : m α) : n β := do
  let a ← liftM x
  pure (CoeT.coe a)
attribute [coe_decl] coeM liftCoeM
end Lean.Internal

/-! ## Configuration of tactics -/
namespace Lean.Meta
inductive TransparencyMode where
  | all | default | reducible | instances | none
deriving Inhabited, BEq
inductive Occurrences where
  | all
  | pos (idxs : List Nat)
  | neg (idxs : List Nat)
deriving Inhabited, BEq
instance instCoeListOccurrences : Coe (List Nat) Occurrences := ⟨.pos⟩
inductive EtaStructMode where
  | all | notClasses | none
deriving Inhabited, BEq
namespace Simp
structure Config where
  maxSteps : Nat := 100000
  maxDischargeDepth : Nat := 2
  contextual : Bool := false
  memoize : Bool := true
  singlePass : Bool := false
  zeta : Bool := true
  beta : Bool := true
  eta : Bool := true
  etaStruct : EtaStructMode := .all
  iota : Bool := true
  proj : Bool := true
  decide : Bool := false
  arith : Bool := false
  autoUnfold : Bool := false
  dsimp : Bool := true
  failIfUnchanged : Bool := true
  ground : Bool := false
  unfoldPartialApp : Bool := false
  zetaDelta : Bool := false
  index : Bool := true
  implicitDefEqProofs : Bool := true
  zetaUnused : Bool := true
  catchRuntime : Bool := true
  zetaHave : Bool := true
  letToHave : Bool := true
  congrConsts : Bool := true
  bitVecOfNat : Bool := true
  warnExponents : Bool := true
  suggestions : Bool := false
  maxSuggestions : Option Nat := none
  locals : Bool := false
  instances : Bool := false
end Simp
end Lean.Meta
