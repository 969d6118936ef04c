prelude
import Init.Data.Int.Order
set_option autoImplicit false

/-!
# Integers: casts, order against addition and multiplication, absolute value, minimum and maximum
-/

namespace Int
variable {a b c d : Int}

/-! ## Casts from `Nat` -/

@[simp] theorem ofNat_eq_natCast (n : Nat) : Int.ofNat n = n := rfl
@[simp, norm_cast] theorem natCast_add (n m : Nat) : ((n + m : Nat) : Int) = n + m := rfl
@[simp, norm_cast] theorem natCast_mul (n m : Nat) : ((n * m : Nat) : Int) = n * m := rfl
@[simp, norm_cast] theorem natCast_succ (n : Nat) : ((Nat.succ n : Nat) : Int) = n + 1 := rfl
@[norm_cast] theorem natCast_ediv (m n : Nat) : ((m / n : Nat) : Int) = m / n := rfl
@[norm_cast] theorem natCast_emod (m n : Nat) : ((m % n : Nat) : Int) = m % n := rfl
@[simp] theorem natCast_nonneg (n : Nat) : 0 ≤ (n : Int) := NonNeg.mk n
@[simp, norm_cast] theorem natCast_inj {m n : Nat} : (m : Int) = n ↔ m = n := ⟨Int.ofNat.inj, congrArg _⟩
@[simp, norm_cast] theorem natCast_le {m n : Nat} : (m : Int) ≤ n ↔ m ≤ n := ofNat_le
@[simp, norm_cast] theorem natCast_lt {m n : Nat} : (m : Int) < n ↔ m < n := natCast_le (m := m + 1)
@[simp, norm_cast] theorem natCast_zero : ((0 : Nat) : Int) = 0 := rfl
@[simp, norm_cast] theorem natCast_one : ((1 : Nat) : Int) = 1 := rfl
@[simp] theorem natCast_eq_zero {n : Nat} : (n : Int) = 0 ↔ n = 0 := natCast_inj (n := 0)
@[simp, norm_cast] theorem _root_.Nat.cast_ofNat_Int {n : Nat} :
    (Nat.cast (no_index (OfNat.ofNat n)) : Int) = OfNat.ofNat n := rfl
@[simp] theorem natCast_pos {n : Nat} : 0 < (n : Int) ↔ 0 < n := natCast_lt (m := 0)
theorem subNatNat_eq_coe (m n : Nat) : subNatNat m n = m - n := by
  show _ = Int.ofNat m + -Int.ofNat n
  rw [ofNat_eq m, ofNat_eq n, neg_sub', add_sub, Nat.zero_add, Nat.add_zero]
theorem negSucc_eq (n : Nat) : Int.negSucc n = -((n : Int) + 1) := rfl
@[norm_cast] theorem natCast_sub {m n : Nat} (h : m ≤ n) : ((n - m : Nat) : Int) = n - m := by
  rw [← subNatNat_eq_coe, subNatNat_of_le h]; rfl

/-! ## Addition and subtraction -/

protected theorem add_right_comm (a b c : Int) : a + b + c = a + c + b := by
  rw [Int.add_assoc, Int.add_comm b, Int.add_assoc]
protected theorem add_right_cancel (h : a + b = c + b) : a = c :=
  Int.add_left_cancel (a := b) (by rw [Int.add_comm b, Int.add_comm b]; exact h)
protected theorem add_neg_cancel_right (a b : Int) : a + b + -b = a := Int.add_sub_cancel a b
protected theorem neg_eq_of_add_eq_zero (h : a + b = 0) : -a = b :=
  Int.add_left_cancel (a := a) (by rw [h, Int.add_right_neg])
protected theorem sub_eq_zero_of_eq (h : a = b) : a - b = 0 := by rw [h, Int.sub_self]
protected theorem eq_of_sub_eq_zero (h : a - b = 0) : a = b := by
  have e := Int.sub_add_cancel a b
  rw [h, Int.zero_add] at e; exact e.symm
protected theorem sub_eq_zero : a - b = 0 ↔ a = b := ⟨Int.eq_of_sub_eq_zero, Int.sub_eq_zero_of_eq⟩
@[simp] protected theorem zero_sub (a : Int) : 0 - a = -a := Int.zero_add (-a)
protected theorem sub_neg (a b : Int) : a - -b = a + b := by rw [Int.sub_eq_add_neg, Int.neg_neg]
protected theorem neg_sub (a b : Int) : -(a - b) = b - a := by
  rw [Int.sub_eq_add_neg, Int.neg_add, Int.neg_neg, Int.add_comm]; rfl
protected theorem add_sub_assoc (a b c : Int) : a + b - c = a + (b - c) := Int.add_assoc a b (-c)
protected theorem sub_sub (a b c : Int) : a - b - c = a - (b + c) := by
  rw [Int.sub_eq_add_neg (b := b + c), Int.neg_add, ← Int.add_assoc]; rfl
protected theorem add_sub_cancel_left (a b : Int) : a + b - a = b := by rw [Int.add_comm, Int.add_sub_cancel]
protected theorem add_sub_cancel_right (a b : Int) : a + (b - a) = b := by rw [Int.add_comm, Int.sub_add_cancel]
protected theorem neg_inj : -a = -b ↔ a = b := ⟨fun h => by rw [← Int.neg_neg a, h, Int.neg_neg], congrArg _⟩

/-! ## Multiplication -/

protected theorem neg_mul (a b : Int) : -a * b = -(a * b) :=
  (Int.neg_eq_of_add_eq_zero (by rw [← Int.add_mul, Int.add_right_neg, Int.zero_mul])).symm
protected theorem mul_neg (a b : Int) : a * -b = -(a * b) := by rw [Int.mul_comm, Int.neg_mul, Int.mul_comm]
protected theorem neg_mul_neg (a b : Int) : -a * -b = a * b := by rw [Int.neg_mul, Int.mul_neg, Int.neg_neg]
protected theorem neg_eq_neg_one_mul (a : Int) : -a = -1 * a := by rw [Int.neg_mul, Int.one_mul]
protected theorem mul_sub (a b c : Int) : a * (b - c) = a * b - a * c := by
  rw [Int.sub_eq_add_neg, Int.mul_add, Int.mul_neg]; rfl
protected theorem sub_mul (a b c : Int) : (a - b) * c = a * c - b * c := by
  rw [Int.mul_comm, Int.mul_sub, Int.mul_comm c, Int.mul_comm c]
protected theorem mul_left_comm (a b c : Int) : a * (b * c) = b * (a * c) := by
  rw [← Int.mul_assoc, Int.mul_comm a, Int.mul_assoc]
protected theorem mul_right_comm (a b c : Int) : a * b * c = a * c * b := by
  rw [Int.mul_assoc, Int.mul_comm b, Int.mul_assoc]
protected theorem pow_zero (b : Int) : b ^ 0 = 1 := rfl
protected theorem pow_succ (b : Int) (e : Nat) : b ^ (e + 1) = b ^ e * b := rfl

/-! ## Order -/

theorem le.intro {a b : Int} (n : Nat) (h : a + n = b) : a ≤ b := by
  subst h; apply le_of_sub_nonneg; rw [Int.add_sub_cancel_left]; exact natCast_nonneg n
theorem le.dest {a b : Int} (h : a ≤ b) : ∃ n : Nat, a + n = b := by
  have k : NonNeg (b - a) := h
  generalize e : b - a = x at k
  cases k with | mk n => exact ⟨n, by rw [show (n : Int) = b - a from e.symm, Int.add_sub_cancel_right]⟩
theorem eq_ofNat_of_zero_le {a : Int} (h : 0 ≤ a) : ∃ n : Nat, a = n := by
  obtain ⟨n, e⟩ := le.dest h; exact ⟨n, by rw [← e, Int.zero_add]⟩
protected theorem le_rfl : a ≤ a := Int.le_refl a
protected theorem le_of_eq (h : a = b) : a ≤ b := h ▸ Int.le_refl a
protected theorem not_le {a b : Int} : ¬a ≤ b ↔ b < a := by
  revert b; obtain ⟨m, n, rfl⟩ := exists_sub a; intro b; obtain ⟨k, l, rfl⟩ := exists_sub b
  show _ ↔ subNatNat k l + subNatNat 1 0 ≤ _
  rw [add_sub, sub_le_sub_iff', sub_le_sub_iff', Nat.not_le, Nat.add_right_comm]; exact Iff.rfl
protected theorem not_lt {a b : Int} : ¬a < b ↔ b ≤ a :=
  ⟨fun h => Classical.byContradiction fun k => h (Int.not_le.1 k), fun h k => Int.lt_irrefl b (Int.lt_of_le_of_lt h k)⟩
protected theorem lt_of_not_ge {a b : Int} (h : ¬a ≤ b) : b < a := Int.not_le.1 h
protected theorem not_le_of_gt {a b : Int} (h : b < a) : ¬a ≤ b := Int.not_le.2 h
protected theorem lt_or_ge (a b : Int) : a < b ∨ b ≤ a := (Classical.em (a < b)).imp id Int.not_lt.1
protected theorem le_iff_lt_or_eq : a ≤ b ↔ a < b ∨ a = b :=
  ⟨fun h => (Int.lt_or_ge a b).imp id (Int.le_antisymm h), fun h => h.elim Int.le_of_lt Int.le_of_eq⟩
protected theorem lt_trichotomy (a b : Int) : a < b ∨ a = b ∨ b < a :=
  (Int.lt_or_ge a b).imp id fun h => (Int.le_iff_lt_or_eq.1 h).symm.imp Eq.symm id
protected theorem ne_of_lt {a b : Int} (h : a < b) : a ≠ b := fun e => Int.lt_irrefl b (e ▸ h)
protected theorem ne_of_gt {a b : Int} (h : b < a) : a ≠ b := fun e => Int.lt_irrefl b (e ▸ h)
protected theorem lt_or_gt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a :=
  (Int.lt_trichotomy a b).imp id fun k => k.elim (absurd · h) id
protected theorem lt_of_le_of_ne (h : a ≤ b) (k : a ≠ b) : a < b := (Int.le_iff_lt_or_eq.1 h).elim id (absurd · k)
protected theorem lt_asymm (h : a < b) : ¬b < a := fun k => Int.lt_irrefl a (Int.lt_trans h k)
theorem lt_add_one_iff : a < b + 1 ↔ a ≤ b := by
  constructor
  · intro h; exact Int.not_lt.1 fun k => Int.lt_irrefl _ (Int.lt_of_lt_of_le h k)
  · intro h; exact Int.add_le_add_right h 1
theorem add_one_le_iff : a + 1 ≤ b ↔ a < b := Iff.rfl
theorem add_one_le_of_lt {a b : Int} (h : a < b) : a + 1 ≤ b := h
theorem lt_add_one_of_le (h : a ≤ b) : a < b + 1 := lt_add_one_iff.2 h
theorem le_of_lt_add_one (h : a < b + 1) : a ≤ b := lt_add_one_iff.1 h
theorem lt_add_one (a : Int) : a < a + 1 := Int.le_refl _
protected theorem add_le_add (h : a ≤ b) (k : c ≤ d) : a + c ≤ b + d :=
  Int.le_trans (Int.add_le_add_right h c) (Int.add_le_add_left k b)
protected theorem le_of_add_le_add_left (h : a + b ≤ a + c) : b ≤ c := by
  have k := Int.add_le_add_left h (-a)
  rw [← Int.add_assoc, ← Int.add_assoc, Int.add_left_neg, Int.zero_add, Int.zero_add] at k; exact k
protected theorem le_of_add_le_add_right (h : a + b ≤ c + b) : a ≤ c :=
  Int.le_of_add_le_add_left (a := b) (by rw [Int.add_comm b, Int.add_comm b]; exact h)
protected theorem add_le_add_iff_left (a : Int) : a + b ≤ a + c ↔ b ≤ c :=
  ⟨Int.le_of_add_le_add_left, fun h => Int.add_le_add_left h a⟩
protected theorem add_le_add_iff_right (c : Int) : a + c ≤ b + c ↔ a ≤ b :=
  ⟨Int.le_of_add_le_add_right, fun h => Int.add_le_add_right h c⟩
protected theorem add_lt_add_left (h : a < b) (c : Int) : c + a < c + b := by
  show c + a + 1 ≤ _; rw [Int.add_assoc]; exact Int.add_le_add_left h c
protected theorem add_lt_add_right (h : a < b) (c : Int) : a + c < b + c := by
  rw [Int.add_comm a, Int.add_comm b]; exact Int.add_lt_add_left h c
protected theorem neg_le_neg (h : a ≤ b) : -b ≤ -a := by
  obtain ⟨n, e⟩ := le.dest h
  exact le.intro n (by rw [← e, Int.neg_add, Int.add_assoc, Int.add_left_neg, Int.add_zero])
protected theorem neg_lt_neg (h : a < b) : -b < -a := by
  apply Int.not_le.1; intro k
  have k := Int.neg_le_neg k
  rw [Int.neg_neg, Int.neg_neg] at k
  exact Int.lt_irrefl a (Int.lt_of_lt_of_le h k)
protected theorem neg_le_neg_iff : -a ≤ -b ↔ b ≤ a :=
  ⟨fun h => by have k := Int.neg_le_neg h; rw [Int.neg_neg, Int.neg_neg] at k; exact k, Int.neg_le_neg⟩
theorem negSucc_le_zero (n : Nat) : negSucc n ≤ 0 := Int.neg_le_neg (natCast_nonneg (n + 1))
protected theorem sub_nonneg : 0 ≤ a - b ↔ b ≤ a := ⟨le_of_sub_nonneg, sub_nonneg_of_le⟩
protected theorem mul_nonneg (h : 0 ≤ a) (k : 0 ≤ b) : 0 ≤ a * b := by
  obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le h
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le k
  exact natCast_nonneg (m * n)
protected theorem mul_pos (h : 0 < a) (k : 0 < b) : 0 < a * b := by
  obtain ⟨m, rfl⟩ := eq_ofNat_of_zero_le (Int.le_of_lt h)
  obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le (Int.le_of_lt k)
  exact natCast_pos.2 (Nat.mul_pos (natCast_pos.1 h) (natCast_pos.1 k))
protected theorem mul_le_mul_of_nonneg_left (h : a ≤ b) (k : 0 ≤ c) : c * a ≤ c * b := by
  have := Int.mul_nonneg k (sub_nonneg_of_le h)
  rw [Int.mul_sub] at this; exact le_of_sub_nonneg this
protected theorem mul_le_mul_of_nonneg_right (h : a ≤ b) (k : 0 ≤ c) : a * c ≤ b * c := by
  rw [Int.mul_comm a, Int.mul_comm b]; exact Int.mul_le_mul_of_nonneg_left h k
protected theorem mul_le_mul_of_nonpos_left (h : a ≤ b) (k : c ≤ 0) : c * b ≤ c * a := by
  have := Int.mul_le_mul_of_nonneg_left h (Int.neg_le_neg k)
  rw [Int.neg_mul, Int.neg_mul] at this; exact Int.neg_le_neg_iff.1 this
protected theorem mul_eq_zero : a * b = 0 ↔ a = 0 ∨ b = 0 := by
  constructor
  · intro h
    cases Int.lt_trichotomy a 0 with
    | inl la => cases Int.lt_trichotomy b 0 with
      | inl lb =>
        have := Int.mul_pos (Int.neg_lt_neg la) (Int.neg_lt_neg lb)
        rw [Int.neg_mul_neg, h] at this; exact (Int.lt_irrefl 0 this).elim
      | inr r => cases r with
        | inl e => exact .inr e
        | inr lb =>
          have := Int.mul_pos (Int.neg_lt_neg la) lb
          rw [Int.neg_mul, h] at this; exact (Int.lt_irrefl 0 this).elim
    | inr r => cases r with
      | inl e => exact .inl e
      | inr la => cases Int.lt_trichotomy b 0 with
        | inl lb =>
          have := Int.mul_pos la (Int.neg_lt_neg lb)
          rw [Int.mul_neg, h] at this; exact (Int.lt_irrefl 0 this).elim
        | inr r => cases r with
          | inl e => exact .inr e
          | inr lb => have := Int.mul_pos la lb; rw [h] at this; exact (Int.lt_irrefl 0 this).elim
  · intro h
    cases h with
    | inl e => rw [e, Int.zero_mul]
    | inr e => rw [e, Int.mul_zero]
protected theorem eq_of_mul_eq_mul_left (ha : a ≠ 0) (h : a * b = a * c) : b = c := by
  apply Int.eq_of_sub_eq_zero
  have h := Int.sub_eq_zero_of_eq h
  rw [← Int.mul_sub] at h
  exact (Int.mul_eq_zero.1 h).resolve_left ha
protected theorem eq_of_mul_eq_mul_right (ha : a ≠ 0) (h : b * a = c * a) : b = c :=
  Int.eq_of_mul_eq_mul_left ha (by rw [Int.mul_comm a, Int.mul_comm a]; exact h)
protected theorem le_of_mul_le_mul_right (h : a * c ≤ b * c) (k : 0 < c) : a ≤ b := by
  apply Int.not_lt.1; intro l
  have := Int.mul_le_mul_of_nonneg_right l (Int.le_of_lt k)
  rw [Int.add_mul, Int.one_mul] at this
  have := Int.le_trans this h
  rw [← Int.add_zero (b * c), Int.add_assoc, Int.zero_add] at this
  exact Int.lt_irrefl _ (Int.lt_of_lt_of_le k (Int.le_of_add_le_add_left this))

/-! ## Absolute value, minimum, maximum -/

theorem le_natAbs {a : Int} : a ≤ natAbs a := match a with
  | ofNat n => Int.le_refl n
  | negSucc n => Int.le_trans (negSucc_le_zero n) (natCast_nonneg (n + 1))
theorem natAbs_neg : ∀ a : Int, natAbs (-a) = natAbs a
  | ofNat 0 => rfl
  | ofNat (_ + 1) => rfl
  | negSucc _ => rfl
theorem natAbs_of_nonneg (h : 0 ≤ a) : (natAbs a : Int) = a := by obtain ⟨n, rfl⟩ := eq_ofNat_of_zero_le h; rfl
theorem ofNat_natAbs_of_nonpos (h : a ≤ 0) : (natAbs a : Int) = -a := by
  rw [← natAbs_neg]; exact natAbs_of_nonneg (Int.neg_le_neg h)
instance instMinInt : Min Int := minOfLe
instance instMaxInt : Max Int := maxOfLe
protected theorem min_def (a b : Int) : min a b = if a ≤ b then a else b := rfl
protected theorem max_def (a b : Int) : max a b = if a ≤ b then b else a := rfl
protected theorem min_le_left (a b : Int) : min a b ≤ a := by
  rw [Int.min_def]; split
  · exact Int.le_refl a
  · next h => exact Int.le_of_lt (Int.not_le.1 h)
protected theorem min_le_right (a b : Int) : min a b ≤ b := by
  rw [Int.min_def]; split
  · next h => exact h
  · exact Int.le_refl b
protected theorem le_max_left (a b : Int) : a ≤ max a b := by
  rw [Int.max_def]; split
  · next h => exact h
  · exact Int.le_refl a
protected theorem le_max_right (a b : Int) : b ≤ max a b := by
  rw [Int.max_def]; split
  · exact Int.le_refl b
  · next h => exact Int.le_of_lt (Int.not_le.1 h)
protected theorem le_min : a ≤ min b c ↔ a ≤ b ∧ a ≤ c :=
  ⟨fun h => ⟨Int.le_trans h (Int.min_le_left b c), Int.le_trans h (Int.min_le_right b c)⟩,
   fun h => by rw [Int.min_def]; split; exact h.1; exact h.2⟩
protected theorem max_le : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  ⟨fun h => ⟨Int.le_trans (Int.le_max_left a b) h, Int.le_trans (Int.le_max_right a b) h⟩,
   fun h => by rw [Int.max_def]; split; exact h.2; exact h.1⟩
theorem toNat_eq_max (a : Int) : (toNat a : Int) = max a 0 := match a with
  | ofNat n => by
    rw [Int.max_def]; split
    · next h => exact Int.le_antisymm h (natCast_nonneg n)
    · rfl
  | negSucc n => (if_pos (negSucc_le_zero n)).symm

end Int
