prelude
import Init.Data.OptionLemmas
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Instances: equality of compound types, lawful transformers, small types

Lawful equality of pairs and arrays, `StateT` and `ReaderT` as lawful monads, decidable quantifiers over `Fin`.
-/

universe u v w

section
variable {α : Type u} {β : Type v}
instance instBEqSum [BEq α] [BEq β] : BEq (α ⊕ β) where
  beq
    | .inl a, .inl b => a == b
    | .inr a, .inr b => a == b
    | _, _ => false
instance instReflBEqProd [BEq α] [BEq β] [ReflBEq α] [ReflBEq β] : ReflBEq (α × β) where
  rfl {a} := by
    show (a.1 == a.1 && a.2 == a.2) = true
    simp
instance instLawfulBEqProd [BEq α] [BEq β] [LawfulBEq α] [LawfulBEq β] : LawfulBEq (α × β) where
  eq_of_beq {a b} h := by
    have h : (a.1 == b.1 && a.2 == b.2) = true := h
    rw [Bool.and_eq_true] at h
    exact Prod.ext (eq_of_beq h.1) (eq_of_beq h.2)
instance instDecidableEqExcept [DecidableEq α] [DecidableEq β] : DecidableEq (Except α β)
  | .ok a, .ok b => decidable_of_iff (a = b) ⟨congrArg _, Except.ok.inj⟩
  | .error a, .error b => decidable_of_iff (a = b) ⟨congrArg _, Except.error.inj⟩
  | .ok _, .error _ => .isFalse nofun
  | .error _, .ok _ => .isFalse nofun
instance instSubsingletonPUnit : Subsingleton PUnit.{u} := ⟨fun ⟨⟩ ⟨⟩ => rfl⟩
instance Fin.instInhabited {n : Nat} [NeZero n] : Inhabited (Fin n) := ⟨0⟩
instance Fin.instDecidableExists {n : Nat} {p : Fin n → Prop} [DecidablePred p] : Decidable (∃ i, p i) :=
  decidable_of_iff (¬∀ i, ¬p i)
    ⟨fun h => Classical.byContradiction fun n => h fun i q => n ⟨i, q⟩, fun ⟨i, q⟩ h => h i q⟩
instance String.instForInChar {m : Type u → Type v} [Monad m] : ForIn m String Char := ⟨fun s b f => forIn s.toList b f⟩
end
namespace Array
private theorem isEqvAux_self {α : Type u} [BEq α] [ReflBEq α] : ∀ l : List α, isEqvAux BEq.beq l l = true
  | [] => rfl
  | a :: l => by rw [isEqvAux, isEqvAux_self l, beq_self_eq_true]; rfl
private theorem eq_of_isEqvAux {α : Type u} [BEq α] [LawfulBEq α] : ∀ {l l' : List α}, isEqvAux BEq.beq l l' = true → l = l'
  | [], [], _ => rfl
  | a :: l, b :: l', h => by
    rw [isEqvAux, Bool.and_eq_true] at h
    rw [eq_of_beq h.1, eq_of_isEqvAux h.2]
instance instReflBEq {α : Type u} [BEq α] [ReflBEq α] : ReflBEq (Array α) := ⟨isEqvAux_self _⟩
instance instLawfulBEq {α : Type u} [BEq α] [LawfulBEq α] : LawfulBEq (Array α) :=
  ⟨fun h => toList_inj.mp (eq_of_isEqvAux h)⟩
end Array
instance StateT.instLawfulMonad {σ : Type u} {m : Type u → Type v} [Monad m] [LawfulMonad m] : LawfulMonad (StateT σ m) :=
  LawfulMonad.mk' _
    (id_map := fun x => by
      funext s
      show (x s >>= fun p => pure (id p.1, p.2)) = x s
      exact bind_pure _)
    (pure_bind := fun x f => by
      funext s
      show (pure (x, s) >>= fun p => f p.1 p.2) = f x s
      exact pure_bind _ _)
    (bind_assoc := fun x f g => by
      funext s
      show ((x s >>= fun p => f p.1 p.2) >>= fun p => g p.1 p.2) = (x s >>= fun p => f p.1 p.2 >>= fun p => g p.1 p.2)
      exact bind_assoc ..)
instance ReaderT.instLawfulMonad {ρ : Type u} {m : Type u → Type v} [Monad m] [LawfulMonad m] : LawfulMonad (ReaderT ρ m) :=
  LawfulMonad.mk' _
    (id_map := fun x => funext fun r => show (x r >>= fun a => pure (id a)) = x r from bind_pure (x r))
    (pure_bind := fun x f => funext fun r => pure_bind x fun a => f a r)
    (bind_assoc := fun x f g => funext fun r => bind_assoc (x r) (fun a => f a r) fun b => g b r)
