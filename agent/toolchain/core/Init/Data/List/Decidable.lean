prelude
import Init.Data.Bool
set_option autoImplicit false

/-!
# Lists: deciding equality, and what holds of all members or of one
-/

universe u
namespace List
variable {α : Type u}

instance decidableBAll (p : α → Prop) [DecidablePred p] : ∀ l : List α, Decidable (∀ x, x ∈ l → p x)
  | [] => isTrue nofun
  | a :: l => match (inferInstance : Decidable (p a)), decidableBAll p l with
    | isTrue h, isTrue k => isTrue fun x m => (mem_cons.1 m).elim (fun e => e ▸ h) (k x)
    | isFalse h, _ => isFalse fun k => h (k a (.head l))
    | _, isFalse h => isFalse fun k => h fun x m => k x (.tail a m)
instance decidableBEx (p : α → Prop) [DecidablePred p] : ∀ l : List α, Decidable (∃ x, x ∈ l ∧ p x)
  | [] => isFalse nofun
  | a :: l => match (inferInstance : Decidable (p a)), decidableBEx p l with
    | isTrue h, _ => isTrue ⟨a, .head l, h⟩
    | _, isTrue h => isTrue (let ⟨x, m, k⟩ := h; ⟨x, .tail a m, k⟩)
    | isFalse h, isFalse k => isFalse fun ⟨x, m, e⟩ => (mem_cons.1 m).elim (fun i => h (i ▸ e)) fun m => k ⟨x, m, e⟩

protected theorem beq_rfl [BEq α] [ReflBEq α] : ∀ l : List α, (l == l) = true
  | [] => rfl
  | a :: l => by show ((a == a) && (l == l)) = true; rw [beq_self_eq_true, List.beq_rfl l]; rfl
instance [BEq α] [LawfulBEq α] : LawfulBEq (List α) where
  rfl := List.beq_rfl _
  eq_of_beq {as} := by
    induction as with
    | nil => intro bs h; cases bs with
      | nil => rfl
      | cons b bs => exact nomatch h
    | cons a as ih => intro bs h; cases bs with
      | nil => exact nomatch h
      | cons b bs =>
        have h : ((a == b) && (as == bs)) = true := h
        rw [Bool.and_eq_true] at h
        rw [eq_of_beq h.1, ih h.2]

end List
