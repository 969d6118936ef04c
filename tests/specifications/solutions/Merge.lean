/-!
# Merging

Two sorted lists become one, and nothing is lost.
-/

namespace Specifications.Merge

def Sorted : List Nat → Prop
  | [] => True
  | x :: xs => (∀ y, y ∈ xs → x ≤ y) ∧ Sorted xs

def merge : List Nat → List Nat → List Nat
  | [], ys => ys
  | x :: xs, [] => x :: xs
  | x :: xs, y :: ys => if x ≤ y then x :: merge xs (y :: ys) else y :: merge (x :: xs) ys
termination_by xs ys => xs.length + ys.length

theorem mem_merge (a : Nat) (xs ys : List Nat) : a ∈ merge xs ys ↔ a ∈ xs ∨ a ∈ ys := by
  fun_induction merge xs ys with
  | case1 ys => simp
  | case2 x xs => simp
  | case3 x xs y ys h ih => simp only [List.mem_cons, ih, or_assoc]
  | case4 x xs y ys h ih =>
    simp only [List.mem_cons, ih]
    constructor
    · rintro (h | (h | h) | h)
      · exact .inr (.inl h)
      · exact .inl (.inl h)
      · exact .inl (.inr h)
      · exact .inr (.inr h)
    · rintro ((h | h) | h | h)
      · exact .inr (.inl (.inl h))
      · exact .inr (.inl (.inr h))
      · exact .inl h
      · exact .inr (.inr h)

theorem length_merge (xs ys : List Nat) : (merge xs ys).length = xs.length + ys.length := by
  fun_induction merge xs ys with
  | case1 ys => simp
  | case2 x xs => simp
  | case3 x xs y ys h ih => simp only [List.length_cons, ih]; omega
  | case4 x xs y ys h ih => simp only [List.length_cons, ih]; omega

theorem sorted_merge (xs ys : List Nat) (hx : Sorted xs) (hy : Sorted ys) : Sorted (merge xs ys) := by
  fun_induction merge xs ys with
  | case1 ys => exact hy
  | case2 x xs => exact hx
  | case3 x xs y ys h ih =>
    refine ⟨fun a ha => ?_, ih hx.2 hy⟩
    rcases (mem_merge a xs (y :: ys)).mp ha with ha | ha
    · exact hx.1 a ha
    · rcases List.mem_cons.mp ha with e | ha
      · rw [e]; exact h
      · exact Nat.le_trans h (hy.1 a ha)
  | case4 x xs y ys h ih =>
    have h : y ≤ x := by omega
    refine ⟨fun a ha => ?_, ih hx hy.2⟩
    rcases (mem_merge a (x :: xs) ys).mp ha with ha | ha
    · rcases List.mem_cons.mp ha with e | ha
      · rw [e]; exact h
      · exact Nat.le_trans h (hx.1 a ha)
    · exact hy.1 a ha

end Specifications.Merge
