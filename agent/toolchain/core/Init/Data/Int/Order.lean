prelude
import Init.Data.Int.Lemmas
set_option autoImplicit false
set_option linter.unusedVariables false
set_option linter.unusedSimpArgs false

/-!
# Integers: order
-/

namespace Int

theorem nonneg_sub_iff (m n : Nat) : NonNeg (subNatNat m n) ↔ n ≤ m := by
  cases sub_cases m n with
  | inl h => obtain ⟨x, e, ex⟩ := h; rw [ex, e]; exact ⟨fun _ => Nat.le_add_right n x, fun _ => .mk x⟩
  | inr h => obtain ⟨x, e, ex⟩ := h; rw [ex, e]; exact ⟨fun k => (nomatch k), fun k => absurd k (Nat.not_le_of_gt (Nat.lt_add_of_pos_right (Nat.zero_lt_succ x)))⟩
theorem sub_le_sub_iff' (m n k l : Nat) : subNatNat m n ≤ subNatNat k l ↔ m + l ≤ k + n := by
  show NonNeg (subNatNat k l + -(subNatNat m n)) ↔ _
  rw [neg_sub', add_sub, nonneg_sub_iff, Nat.add_comm l m]
@[simp] protected theorem le_refl (a : Int) : a ≤ a := by obtain ⟨m, n, rfl⟩ := exists_sub a; rw [sub_le_sub_iff']
protected theorem le_total (a b : Int) : a ≤ b ∨ b ≤ a := by
  revert b; obtain ⟨m, n, rfl⟩ := exists_sub a; intro b; obtain ⟨k, l, rfl⟩ := exists_sub b; rw [sub_le_sub_iff', sub_le_sub_iff']; exact Nat.le_total _ _
protected theorem le_antisymm {a b : Int} : a ≤ b → b ≤ a → a = b := by
  revert b; obtain ⟨m, n, rfl⟩ := exists_sub a; intro b; obtain ⟨k, l, rfl⟩ := exists_sub b; rw [sub_le_sub_iff', sub_le_sub_iff']
  exact fun h k => subNatNat_congr (Nat.le_antisymm h k)
protected theorem le_trans {a b c : Int} : a ≤ b → b ≤ c → a ≤ c := by
  revert b c; obtain ⟨m, n, rfl⟩ := exists_sub a; intro b; obtain ⟨k, l, rfl⟩ := exists_sub b; intro c; obtain ⟨i, j, rfl⟩ := exists_sub c
  rw [sub_le_sub_iff', sub_le_sub_iff', sub_le_sub_iff']
  intro h g
  apply Nat.le_of_add_le_add_right (k := k + l)
  have := Nat.add_le_add h g
  have e1 : m + j + (k + l) = m + l + (k + j) := by simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
  have e2 : i + n + (k + l) = k + n + (i + l) := by simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
  rw [e1, e2]; exact this
protected theorem add_le_add_left {a b : Int} (h : a ≤ b) (c : Int) : c + a ≤ c + b := by
  revert h b c; obtain ⟨m, n, rfl⟩ := exists_sub a; intro b; obtain ⟨k, l, rfl⟩ := exists_sub b; intro h c; revert h; obtain ⟨i, j, rfl⟩ := exists_sub c
  rw [add_sub, add_sub, sub_le_sub_iff', sub_le_sub_iff']
  intro h
  have e1 : i + m + (j + l) = i + j + (m + l) := by simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
  have e2 : i + k + (j + n) = i + j + (k + n) := by simp only [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]
  rw [e1, e2]; exact Nat.add_le_add_left h _
protected theorem add_le_add_right {a b : Int} (h : a ≤ b) (c : Int) : a + c ≤ b + c := by rw [Int.add_comm a, Int.add_comm b]; exact Int.add_le_add_left h c
theorem ofNat_le {m n : Nat} : (ofNat m ≤ ofNat n) ↔ m ≤ n := by rw [ofNat_eq, ofNat_eq, sub_le_sub_iff']; exact Iff.rfl
theorem sub_nonneg_of_le {a b : Int} (h : b ≤ a) : 0 ≤ a - b := by
  have := Int.add_le_add_right h (-b); rw [Int.add_right_neg] at this; exact this
theorem le_of_sub_nonneg {a b : Int} (h : 0 ≤ a - b) : b ≤ a := by
  have := Int.add_le_add_right h b; rw [Int.zero_add, Int.sub_add_cancel] at this; exact this
theorem lt_iff_add_one_le {a b : Int} : a < b ↔ a + 1 ≤ b := Iff.rfl
protected theorem lt_irrefl (a : Int) : ¬a < a := by
  obtain ⟨m, n, rfl⟩ := exists_sub a
  show ¬ subNatNat m n + subNatNat 1 0 ≤ _
  rw [add_sub, sub_le_sub_iff', Nat.add_right_comm]; exact Nat.not_succ_le_self _
protected theorem le_of_lt {a b : Int} (h : a < b) : a ≤ b := Int.le_trans (by have := Int.add_le_add_left (show (0 : Int) ≤ 1 by decide) a; rw [Int.add_zero] at this; exact this) h
protected theorem lt_of_lt_of_le {a b c : Int} (h : a < b) (k : b ≤ c) : a < c := Int.le_trans h k
protected theorem lt_of_le_of_lt {a b c : Int} (h : a ≤ b) (k : b < c) : a < c := Int.le_trans (Int.add_le_add_right h 1) k
protected theorem lt_trans {a b c : Int} (h : a < b) (k : b < c) : a < c := Int.lt_of_lt_of_le h (Int.le_of_lt k)
end Int
