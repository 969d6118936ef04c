prelude
import Init.Data.Option
import Init.NotationExtra
import Init.Data.Fin
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Indexing by `Fin`
-/

universe u v

/-! ## Indexing by `Fin` -/
section
variable {cont : Type u} {elem : Type v} {dom : cont → Nat → Prop} {n : Nat}
instance Fin.instGetElemFinVal [GetElem cont Nat elem dom] : GetElem cont (Fin n) elem fun xs i => dom xs i :=
  ⟨fun xs i h => getElem xs i.val h⟩
instance Fin.instGetElem?FinVal [h : GetElem? cont Nat elem dom] : GetElem? cont (Fin n) elem fun xs i => dom xs i where
  getElem? xs i := getElem? xs i.val
  getElem! xs i := getElem! xs i.val
instance Fin.instLawfulGetElemFinVal [GetElem? cont Nat elem dom] [h : LawfulGetElem cont Nat elem dom] :
    LawfulGetElem cont (Fin n) elem fun xs i => dom xs i where
  getElem?_def xs i _ := h.getElem?_def xs i.val
  getElem!_def xs i := h.getElem!_def xs i.val
@[simp] theorem Fin.getElem_fin [GetElem? cont Nat elem dom] (a : cont) (i : Fin n) (h : dom a i) :
    a[i] = a[i.val] := rfl
@[simp] theorem Fin.getElem?_fin [h : GetElem? cont Nat elem dom] (a : cont) (i : Fin n) :
    a[i]? = a[i.val]? := rfl
@[simp] theorem Fin.getElem!_fin [GetElem? cont Nat elem dom] [Inhabited elem] (a : cont) (i : Fin n) :
    a[i]! = a[i.val]! := rfl
theorem Fin.val_lt_of_le {b : Nat} (i : Fin b) (h : b ≤ n) : i.val < n := Nat.lt_of_lt_of_le i.isLt h
macro_rules | `(tactic| get_elem_tactic_extensible) => `(tactic| with_reducible apply Fin.val_lt_of_le; get_elem_tactic_extensible; done)
end
