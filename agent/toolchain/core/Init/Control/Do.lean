prelude
import Init.Control.State
set_option autoImplicit false

/-!
# What the elaborator of `do` refers to

`return`, `break` and `continue` from inside a `try` block travel through these transformers.
-/

universe u v w x

abbrev EarlyReturnT (ρ : Type u) (m : Type u → Type v) (α : Type u) : Type v := ExceptT ρ m α
@[always_inline, inline] abbrev EarlyReturnT.return {ρ : Type u} {m : Type u → Type v} {α : Type u} [Monad m] (r : ρ) : EarlyReturnT ρ m α := throw r
@[always_inline, inline] abbrev EarlyReturn.runK {ρ α : Type u} {β : Type v} (x : Except ρ α) (ret : ρ → β) (pure : α → β) : β := x.casesOn ret pure

abbrev BreakT (m : Type u → Type v) (α : Type u) : Type v := OptionT m α
@[always_inline, inline] abbrev BreakT.break {α : Type w} {m : Type w → Type x} [Monad m] : BreakT m α := failure
/-- The elaborator builds terms with the matcher of this definition, so its two cases must stand in this order. -/
@[always_inline, inline] abbrev Break.runK {α : Type u} {β : Type v} (x : Option α) (breakK : Unit → β) (successK : α → β) : β :=
  match x with
  | some a => successK a
  | none => breakK ()

abbrev ContinueT (m : Type u → Type v) (α : Type u) : Type v := OptionT m α
@[always_inline, inline] abbrev ContinueT.continue {α : Type w} {m : Type w → Type x} [Monad m] : ContinueT m α := failure
@[always_inline, inline] abbrev Continue.runK {α : Type u} {β : Type v} (x : Option α) (continueK : Unit → β) (successK : α → β) : β :=
  x.casesOn continueK (fun a _ => successK a) ()
