prelude
import Init.Data.Bool
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Panics and the notation `xs[i]`, `xs[i]?`, `xs[i]!`
-/

universe u v w

/-! ## Panics -/
set_option linter.unusedVariables.funArgs false in
@[never_extract, extern "lean_panic_fn_borrowed"] def panicCore {α : Sort u} [@& Inhabited α] (msg : @& String) : α := default
@[noinline, never_extract] def panic {α : Sort u} [Inhabited α] (msg : String) : α := panicCore msg
@[never_extract, extern "from_library"] opaque mkPanicMessage (modName : String) (line col : Nat) (msg : String) : String
@[never_extract, inline] def panicWithPos {α : Sort u} [Inhabited α] (modName : String) (line col : Nat) (msg : String) : α := panic (mkPanicMessage modName line col msg)
@[never_extract, extern "from_library"] opaque mkPanicMessageWithDecl (modName declName : String) (line col : Nat) (msg : String) : String
@[never_extract, inline] def panicWithPosWithDecl {α : Sort u} [Inhabited α] (modName declName : String) (line col : Nat) (msg : String) : α :=
  panic (mkPanicMessageWithDecl modName declName line col msg)
@[never_extract] def outOfBounds {α : Sort u} [Inhabited α] : α := panic! "index out of bounds"

/-! ## Indexing -/
class GetElem? (coll : Type u) (idx : Type v) (elem : outParam (Type w)) (valid : outParam (coll → idx → Prop)) extends GetElem coll idx elem valid where
  getElem? : coll → idx → Option elem
  getElem! [Inhabited elem] (xs : coll) (i : idx) : elem := match getElem? xs i with
    | some e => e
    | none => outOfBounds
export GetElem? (getElem? getElem!)

@[macro_inline] def decidableGetElem? {coll : Type u} {idx : Type v} {elem : Type w} {valid : coll → idx → Prop} [GetElem coll idx elem valid] (xs : coll) (i : idx) [Decidable (valid xs i)] : Option elem :=
  if h : valid xs i then some xs[i] else none
instance (priority := low) instGetElem?OfGetElemOfDecidable {coll : Type u} {idx : Type v} {elem : Type w} {valid : coll → idx → Prop} [GetElem coll idx elem valid] [∀ (xs : coll) (i : idx), Decidable (valid xs i)] : GetElem? coll idx elem valid where
  getElem? xs i := decidableGetElem? xs i

class LawfulGetElem (cont : Type u) (idx : Type v) (elem : outParam (Type w)) (dom : outParam (cont → idx → Prop)) [ge : GetElem? cont idx elem dom] : Prop where
  getElem?_def (c : cont) (i : idx) [Decidable (dom c i)] : c[i]? = if h : dom c i then some (c[i]'h) else none
  getElem!_def [Inhabited elem] (c : cont) (i : idx) : c[i]! = match c[i]? with | some e => e | none => default
export LawfulGetElem (getElem?_def getElem!_def)

theorem getElem?_pos {cont : Type u} {idx : Type v} {elem : Type w} {dom : cont → idx → Prop} [GetElem? cont idx elem dom] [LawfulGetElem cont idx elem dom] (c : cont) (i : idx) (h : dom c i) : c[i]? = some (c[i]'h) := by
  have : Decidable (dom c i) := isTrue h
  rw [getElem?_def, dif_pos h]
theorem getElem?_neg {cont : Type u} {idx : Type v} {elem : Type w} {dom : cont → idx → Prop} [GetElem? cont idx elem dom] [LawfulGetElem cont idx elem dom] (c : cont) (i : idx) (h : ¬dom c i) : c[i]? = none := by
  have : Decidable (dom c i) := isFalse h
  rw [getElem?_def, dif_neg h]
theorem getElem!_pos {cont : Type u} {idx : Type v} {elem : Type w} {dom : cont → idx → Prop} [GetElem? cont idx elem dom] [LawfulGetElem cont idx elem dom] [Inhabited elem] (c : cont) (i : idx) (h : dom c i) : c[i]! = c[i]'h := by
  rw [getElem!_def, getElem?_pos c i h]

/-! ## Lists -/
namespace List
variable {α : Type u}
@[simp] theorem getElem_cons_zero {a : α} {as : List α} (h : 0 < (a :: as).length) : (a :: as)[0]'h = a := rfl
@[simp] theorem getElem_cons_succ {a : α} {as : List α} {i : Nat} (h : i + 1 < (a :: as).length) : (a :: as)[i+1]'h = as[i]'(Nat.lt_of_succ_lt_succ h) := rfl
@[simp] theorem get_eq_getElem {l : List α} {i : Fin l.length} : l.get i = l[i.val]'i.isLt := rfl
def get?Internal : List α → Nat → Option α
  | a :: _, 0 => some a
  | _ :: as, n+1 => get?Internal as n
  | _, _ => none
def get!Internal [Inhabited α] : List α → Nat → α
  | a :: _, 0 => a
  | _ :: as, n+1 => get!Internal as n
  | _, _ => panic! "invalid index"
def getD (as : List α) (i : Nat) (fallback : α) : α := (as.get?Internal i).getD fallback
instance instGetElem?NatLtLength : GetElem? (List α) Nat α fun as i => i < as.length where
  getElem? as i := as.get?Internal i
  getElem! as i := as.get!Internal i
@[simp] theorem getElem?_nil {i : Nat} : ([] : List α)[i]? = none := rfl
@[simp] theorem getElem?_cons_zero {a : α} {l : List α} : (a :: l)[0]? = some a := rfl
@[simp] theorem getElem?_cons_succ {a : α} {l : List α} {i : Nat} : (a :: l)[i+1]? = l[i]? := rfl
theorem getElem?_eq_getElem : ∀ {l : List α} {i : Nat} (h : i < l.length), l[i]? = some l[i]
  | [], _, h => absurd h (Nat.not_lt_zero _)
  | _ :: _, 0, _ => rfl
  | _ :: l, i+1, h => getElem?_eq_getElem (l := l) (Nat.lt_of_succ_lt_succ h)
theorem getElem?_eq_none : ∀ {l : List α} {i : Nat}, l.length ≤ i → l[i]? = none
  | [], _, _ => rfl
  | _ :: _, 0, h => absurd h (Nat.not_lt_zero _)
  | _ :: l, i+1, h => getElem?_eq_none (l := l) (Nat.le_of_succ_le_succ h)
theorem get!Internal_eq [Inhabited α] : ∀ (l : List α) (i : Nat), l.get!Internal i = (match l.get?Internal i with | some e => e | none => default)
  | [], _ => rfl
  | _ :: _, 0 => rfl
  | _ :: l, i+1 => get!Internal_eq l i
instance instLawfulGetElemNatLtLength : LawfulGetElem (List α) Nat α fun as i => i < as.length where
  getElem?_def as i _ := by
    split
    · next h => exact getElem?_eq_getElem h
    · next h => exact getElem?_eq_none (Nat.le_of_not_lt h)
  getElem!_def as i := get!Internal_eq as i
@[simp] theorem getElem?_eq_none_iff {l : List α} {i : Nat} : l[i]? = none ↔ l.length ≤ i :=
  ⟨fun h => (Nat.lt_or_ge i l.length).elim (fun k => by rw [getElem?_eq_getElem k] at h; cases h) id, getElem?_eq_none⟩
theorem getElem?_eq_some_iff {l : List α} {i : Nat} {a : α} : l[i]? = some a ↔ ∃ h : i < l.length, l[i] = a := by
  cases Nat.lt_or_ge i l.length with
  | inl h => rw [getElem?_eq_getElem h]; exact ⟨fun e => ⟨h, Option.some.inj e⟩, fun ⟨_, e⟩ => congrArg some e⟩
  | inr h => rw [getElem?_eq_none h]; exact ⟨nofun, fun ⟨k, _⟩ => absurd k (Nat.not_lt_of_ge h)⟩
@[simp] theorem getElem_mem : ∀ {l : List α} {i : Nat} (h : i < l.length), l[i]'h ∈ l
  | _ :: _, 0, _ => .head _
  | _ :: l, _+1, h => .tail _ (getElem_mem (l := l) (Nat.lt_of_succ_lt_succ h))
theorem getElem_of_mem {a : α} : ∀ {l : List α}, a ∈ l → ∃ (i : Nat) (h : i < l.length), l[i]'h = a
  | _ :: _, .head _ => ⟨0, Nat.zero_lt_succ _, rfl⟩
  | _ :: _, .tail _ m => let ⟨i, h, e⟩ := getElem_of_mem m; ⟨i + 1, Nat.succ_lt_succ h, e⟩
theorem mem_iff_getElem {a : α} {l : List α} : a ∈ l ↔ ∃ (i : Nat) (h : i < l.length), l[i]'h = a := ⟨getElem_of_mem, fun ⟨_, h, e⟩ => e ▸ getElem_mem h⟩
@[simp] theorem getElem_map {β : Type v} (f : α → β) {l : List α} {i : Nat} {h : i < (l.map f).length} : (l.map f)[i] = f (l[i]'(by rw [length_map] at h; exact h)) := by
  induction l generalizing i with
  | nil => exact absurd h (Nat.not_lt_zero _)
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact ih
theorem ext_getElem? {l₁ l₂ : List α} (h : ∀ i : Nat, l₁[i]? = l₂[i]?) : l₁ = l₂ := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ with
    | nil => rfl
    | cons b l₂ => cases h 0
  | cons a l₁ ih => cases l₂ with
    | nil => cases h 0
    | cons b l₂ =>
      have e : some a = some b := h 0
      cases e
      rw [ih (l₂ := l₂) fun i => h (i + 1)]
end List

