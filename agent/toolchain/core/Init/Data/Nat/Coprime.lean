prelude
import Init.Data.Nat.Arith
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Natural numbers: greatest common divisors, least common multiples, coprimality
-/

namespace Nat
variable {m n : Nat}

/-! ## Greatest common divisors -/
@[simp] theorem gcd_zero_left (n : Nat) : gcd 0 n = n := rfl
private theorem gcd_go_fuel (f g m n : Nat) (hf : m ≤ f) (hg : m ≤ g) : gcd.go f m n = gcd.go g m n := by
  induction f generalizing g m n with
  | zero =>
    have : m = 0 := Nat.eq_zero_of_le_zero hf
    subst this
    cases g <;> rfl
  | succ f ih =>
    by_cases h : m = 0
    · subst h; cases g <;> rfl
    · cases g with
      | zero => exact absurd (Nat.eq_zero_of_le_zero hg) h
      | succ g =>
        have : n % m < m := Nat.mod_lt n (Nat.pos_of_ne_zero h)
        show (if m = 0 then n else gcd.go f (n % m) m) = (if m = 0 then n else gcd.go g (n % m) m)
        rw [if_neg h, if_neg h]
        exact ih g (n % m) m (by omega) (by omega)
@[simp] theorem gcd_zero_right (n : Nat) : gcd n 0 = n := by
  cases n with
  | zero => rfl
  | succ n =>
    show gcd.go n (0 % (n + 1)) (n + 1) = n + 1
    rw [Nat.zero_mod]
    cases n <;> rfl
theorem gcd_rec (m n : Nat) : gcd m n = gcd (n % m) m := by
  cases m with
  | zero => rw [Nat.mod_zero, gcd_zero_right]; rfl
  | succ m =>
    have : n % (m + 1) < m + 1 := Nat.mod_lt n (Nat.succ_pos m)
    exact gcd_go_fuel m _ _ _ (Nat.le_of_lt_succ this) (Nat.le_refl _)
theorem gcd_succ (x y : Nat) : gcd (succ x) y = gcd (y % succ x) (succ x) := gcd_rec _ _
theorem gcd_add_one (x y : Nat) : gcd (x + 1) y = gcd (y % (x + 1)) (x + 1) := gcd_rec _ _
theorem gcd_def (x y : Nat) : gcd x y = if x = 0 then y else gcd (y % x) x := by
  split
  · next h => subst h; rfl
  · exact gcd_rec x y
theorem gcd.induction {P : Nat → Nat → Prop} (m n : Nat) (H0 : ∀ n, P 0 n)
    (H1 : ∀ m n, 0 < m → P (n % m) m → P m n) : P m n := by
  induction m using Nat.strongRecOn generalizing n with
  | ind m ih =>
    rcases Nat.eq_zero_or_pos m with h | h
    · subst h; exact H0 n
    · exact H1 m n h (ih _ (Nat.mod_lt n h) m)
theorem dvd_gcd {k m n : Nat} : k ∣ m → k ∣ n → k ∣ gcd m n := by
  induction m, n using gcd.induction with
  | H0 n => exact fun _ h => h
  | H1 m n _ ih => exact fun h₁ h₂ => gcd_rec m n ▸ ih ((dvd_mod_iff h₁).mpr h₂) h₁
theorem dvd_gcd_iff {k m n : Nat} : k ∣ gcd m n ↔ k ∣ m ∧ k ∣ n :=
  ⟨fun h => ⟨Nat.dvd_trans h (gcd_dvd_left m n), Nat.dvd_trans h (gcd_dvd_right m n)⟩, fun h => dvd_gcd h.1 h.2⟩
theorem gcd_dvd (m n : Nat) : gcd m n ∣ m ∧ gcd m n ∣ n := ⟨gcd_dvd_left m n, gcd_dvd_right m n⟩
theorem gcd_comm (m n : Nat) : gcd m n = gcd n m :=
  Nat.dvd_antisymm (dvd_gcd (gcd_dvd_right m n) (gcd_dvd_left m n)) (dvd_gcd (gcd_dvd_right n m) (gcd_dvd_left n m))
instance instCommutativeGcd : Std.Commutative gcd := ⟨gcd_comm⟩
@[simp] theorem gcd_self (n : Nat) : gcd n n = n := by rw [gcd_rec, Nat.mod_self, gcd_zero_left]
@[simp] theorem gcd_one_left (n : Nat) : gcd 1 n = 1 := by rw [gcd_rec, Nat.mod_one, gcd_zero_left]
@[simp] theorem gcd_one_right (n : Nat) : gcd n 1 = 1 := by rw [gcd_comm, gcd_one_left]
theorem gcd_assoc (m n k : Nat) : gcd (gcd m n) k = gcd m (gcd n k) := by
  apply Nat.dvd_antisymm
  · exact dvd_gcd (Nat.dvd_trans (gcd_dvd_left _ _) (gcd_dvd_left _ _))
      (dvd_gcd (Nat.dvd_trans (gcd_dvd_left _ _) (gcd_dvd_right _ _)) (gcd_dvd_right _ _))
  · exact dvd_gcd (dvd_gcd (gcd_dvd_left _ _) (Nat.dvd_trans (gcd_dvd_right _ _) (gcd_dvd_left _ _)))
      (Nat.dvd_trans (gcd_dvd_right _ _) (gcd_dvd_right _ _))
instance instAssociativeGcd : Std.Associative gcd := ⟨gcd_assoc⟩
theorem gcd_left_comm (m n k : Nat) : gcd m (gcd n k) = gcd n (gcd m k) := by
  rw [← gcd_assoc, gcd_comm m n, gcd_assoc]
theorem gcd_eq_left {m n : Nat} (h : m ∣ n) : gcd m n = m := by
  rw [gcd_rec, Nat.mod_eq_zero_of_dvd h, gcd_zero_left]
theorem gcd_eq_right {m n : Nat} (h : n ∣ m) : gcd m n = n := by rw [gcd_comm, gcd_eq_left h]
theorem gcd_eq_left_iff_dvd {m n : Nat} : gcd m n = m ↔ m ∣ n := ⟨fun h => h ▸ gcd_dvd_right m n, gcd_eq_left⟩
theorem gcd_eq_right_iff_dvd {m n : Nat} : gcd n m = m ↔ m ∣ n := by rw [gcd_comm]; exact gcd_eq_left_iff_dvd
theorem gcd_pos_of_pos_left {m : Nat} (n : Nat) (h : 0 < m) : 0 < gcd m n :=
  pos_of_dvd_of_pos (gcd_dvd_left m n) h
theorem gcd_pos_of_pos_right {n : Nat} (m : Nat) (h : 0 < n) : 0 < gcd m n :=
  pos_of_dvd_of_pos (gcd_dvd_right m n) h
theorem gcd_le_left {m : Nat} (n : Nat) (h : 0 < m) : gcd m n ≤ m := Nat.le_of_dvd h (gcd_dvd_left m n)
theorem gcd_le_right (m : Nat) {n : Nat} (h : 0 < n) : gcd m n ≤ n := Nat.le_of_dvd h (gcd_dvd_right m n)
theorem eq_zero_of_gcd_eq_zero_left {m n : Nat} (h : gcd m n = 0) : m = 0 :=
  match Nat.eq_zero_or_pos m with
  | .inl h₀ => h₀
  | .inr h₁ => absurd h (Nat.ne_of_gt (gcd_pos_of_pos_left n h₁))
theorem eq_zero_of_gcd_eq_zero_right {m n : Nat} (h : gcd m n = 0) : n = 0 := by
  rw [gcd_comm] at h; exact eq_zero_of_gcd_eq_zero_left h
theorem gcd_eq_zero_iff {i j : Nat} : gcd i j = 0 ↔ i = 0 ∧ j = 0 :=
  ⟨fun h => ⟨eq_zero_of_gcd_eq_zero_left h, eq_zero_of_gcd_eq_zero_right h⟩, fun ⟨h, k⟩ => by subst h; subst k; rfl⟩
theorem gcd_eq_iff {a b g : Nat} : gcd a b = g ↔ g ∣ a ∧ g ∣ b ∧ ∀ c, c ∣ a → c ∣ b → c ∣ g := by
  constructor
  · intro h; subst h; exact ⟨gcd_dvd_left _ _, gcd_dvd_right _ _, fun _ => dvd_gcd⟩
  · intro ⟨h₁, h₂, h⟩
    exact Nat.dvd_antisymm (h _ (gcd_dvd_left _ _) (gcd_dvd_right _ _)) (dvd_gcd h₁ h₂)
theorem gcd_mul_left (m n k : Nat) : gcd (m * n) (m * k) = m * gcd n k := by
  rcases Nat.eq_zero_or_pos m with h | h
  · subst h; simp
  · induction n, k using gcd.induction with
    | H0 k => simp
    | H1 n k _ ih => rw [gcd_rec, gcd_rec n k, ← ih]; congr 1; exact mul_mod_mul_left' m k n
where
  mul_mod_mul_left' (z x y : Nat) : z * x % (z * y) = z * (x % y) := by
    rcases Nat.eq_zero_or_pos y with hy | hy
    · subst hy; simp
    rcases Nat.eq_zero_or_pos z with hz | hz
    · subst hz; simp
    have h₁ : z * x = z * (x % y) + z * y * (x / y) := by
      rw [Nat.mul_assoc, ← Nat.mul_add, Nat.mod_add_div]
    rw [h₁, Nat.add_mul_mod_self_left, Nat.mod_eq_of_lt (Nat.mul_lt_mul_of_pos_left (Nat.mod_lt x hy) hz)]
protected theorem mul_mod_mul_left (z x y : Nat) : z * x % (z * y) = z * (x % y) :=
  gcd_mul_left.mul_mod_mul_left' z x y
protected theorem mul_mod_mul_right (z x y : Nat) : x * z % (y * z) = x % y * z := by
  rw [Nat.mul_comm x z, Nat.mul_comm y z, Nat.mul_comm _ z]; exact Nat.mul_mod_mul_left z x y
theorem gcd_mul_right (m n k : Nat) : gcd (m * n) (k * n) = gcd m k * n := by
  rw [Nat.mul_comm m n, Nat.mul_comm k n, Nat.mul_comm (gcd m k) n, gcd_mul_left]
theorem gcd_dvd_gcd_of_dvd_left {m k : Nat} (n : Nat) (H : m ∣ k) : gcd m n ∣ gcd k n :=
  dvd_gcd (Nat.dvd_trans (gcd_dvd_left m n) H) (gcd_dvd_right m n)
theorem gcd_dvd_gcd_of_dvd_right {m k : Nat} (n : Nat) (H : m ∣ k) : gcd n m ∣ gcd n k :=
  dvd_gcd (gcd_dvd_left n m) (Nat.dvd_trans (gcd_dvd_right n m) H)
@[simp] theorem gcd_add_self_right (m n : Nat) : gcd m (n + m) = gcd m n := by
  rw [gcd_rec, Nat.add_mod_right, ← gcd_rec]
@[simp] theorem gcd_self_add_right (m n : Nat) : gcd m (m + n) = gcd m n := by
  rw [Nat.add_comm, gcd_add_self_right]
@[simp] theorem gcd_add_self_left (m n : Nat) : gcd (n + m) m = gcd n m := by
  rw [gcd_comm, gcd_add_self_right, gcd_comm]

/-- two numbers whose only common divisor is one -/
@[reducible] def Coprime (m n : Nat) : Prop := gcd m n = 1
instance instDecidableCoprime (m n : Nat) : Decidable (Coprime m n) := inferInstanceAs (Decidable (_ = 1))
theorem coprime_iff_gcd_eq_one : Coprime m n ↔ gcd m n = 1 := .rfl
theorem Coprime.gcd_eq_one : Coprime m n → gcd m n = 1 := id
theorem Coprime.symm : Coprime n m → Coprime m n := (gcd_comm m n).trans
theorem coprime_comm : Coprime n m ↔ Coprime m n := ⟨.symm, .symm⟩
theorem Coprime.dvd_of_dvd_mul_right {k n m : Nat} (H1 : Coprime k n) (H2 : k ∣ m * n) : k ∣ m := by
  have h := dvd_gcd (Nat.dvd_mul_left k m) H2
  rwa [gcd_mul_left, H1.gcd_eq_one, Nat.mul_one] at h
theorem Coprime.dvd_of_dvd_mul_left {k m n : Nat} (H1 : Coprime k m) (H2 : k ∣ m * n) : k ∣ n :=
  H1.dvd_of_dvd_mul_right (by rwa [Nat.mul_comm])
theorem Coprime.mul_dvd_of_dvd_of_dvd {k n m : Nat} (H1 : Coprime k n) (H2 : k ∣ m) (H3 : n ∣ m) :
    k * n ∣ m := by
  obtain ⟨d, hd⟩ := H3
  subst hd
  rw [Nat.mul_comm]
  exact Nat.mul_dvd_mul_left n (H1.dvd_of_dvd_mul_left H2)
@[simp] theorem coprime_one_left_eq_true (n : Nat) : Coprime 1 n = True := eq_true (gcd_one_left n)
@[simp] theorem coprime_one_right_eq_true (n : Nat) : Coprime n 1 = True := eq_true (gcd_one_right n)
theorem coprime_one_left : ∀ n, Coprime 1 n := gcd_one_left
theorem coprime_one_right : ∀ n, Coprime n 1 := gcd_one_right
theorem Coprime.eq_one_of_dvd {k n : Nat} (H : Coprime k n) (d : k ∣ n) : k = 1 := by
  rw [← H.gcd_eq_one, gcd_eq_left d]

/-! ## Least common multiples -/
theorem lcm_eq_mul_div (m n : Nat) : lcm m n = m * n / gcd m n := rfl
@[simp] theorem gcd_mul_lcm (m n : Nat) : gcd m n * lcm m n = m * n :=
  Nat.div_mul_cancel (Nat.dvd_trans (gcd_dvd_left m n) (Nat.dvd_mul_right m n)) ▸ Nat.mul_comm _ _
@[simp] theorem lcm_mul_gcd (m n : Nat) : lcm m n * gcd m n = m * n := by rw [Nat.mul_comm, gcd_mul_lcm]
theorem lcm_comm (m n : Nat) : lcm m n = lcm n m := by rw [lcm, lcm, Nat.mul_comm n m, gcd_comm n m]
@[simp] theorem lcm_zero_left (m : Nat) : lcm 0 m = 0 := by simp [lcm]
@[simp] theorem lcm_zero_right (m : Nat) : lcm m 0 = 0 := by simp [lcm]
@[simp] theorem lcm_one_left (m : Nat) : lcm 1 m = m := by simp [lcm]
@[simp] theorem lcm_one_right (m : Nat) : lcm m 1 = m := by simp [lcm]
@[simp] theorem lcm_self (m : Nat) : lcm m m = m := by
  rcases Nat.eq_zero_or_pos m with h | h
  · subst h; rfl
  · rw [lcm, gcd_self, Nat.mul_div_cancel _ h]
theorem dvd_lcm_left (m n : Nat) : m ∣ lcm m n := ⟨n / gcd m n, Nat.mul_div_assoc m (gcd_dvd_right m n)⟩
theorem dvd_lcm_right (m n : Nat) : n ∣ lcm m n := lcm_comm n m ▸ dvd_lcm_left n m
theorem lcm_dvd {m n k : Nat} (H1 : m ∣ k) (H2 : n ∣ k) : lcm m n ∣ k := by
  rcases Nat.eq_zero_or_pos k with h | h
  · subst h; exact Nat.dvd_zero _
  · have hg : 0 < gcd m n := gcd_pos_of_pos_left n (pos_of_dvd_of_pos H1 h)
    apply dvd_of_mul_dvd_mul_left' hg
    rw [gcd_mul_lcm, ← gcd_mul_right]
    exact dvd_gcd (Nat.mul_comm m k ▸ Nat.mul_dvd_mul_left m H2) (Nat.mul_dvd_mul_right H1 n |> fun h => by
      rw [Nat.mul_comm n k]; exact h)
where
  dvd_of_mul_dvd_mul_left' {k m n : Nat} (kpos : 0 < k) (H : k * m ∣ k * n) : m ∣ n := by
    obtain ⟨l, H⟩ := H
    exact ⟨l, Nat.mul_left_cancel kpos (by rw [H, Nat.mul_assoc])⟩
protected theorem dvd_of_mul_dvd_mul_left {k m n : Nat} (kpos : 0 < k) (H : k * m ∣ k * n) : m ∣ n :=
  lcm_dvd.dvd_of_mul_dvd_mul_left' kpos H
protected theorem dvd_of_mul_dvd_mul_right {k m n : Nat} (kpos : 0 < k) (H : m * k ∣ n * k) : m ∣ n := by
  rw [Nat.mul_comm m k, Nat.mul_comm n k] at H; exact Nat.dvd_of_mul_dvd_mul_left kpos H
theorem lcm_dvd_iff {m n k : Nat} : lcm m n ∣ k ↔ m ∣ k ∧ n ∣ k :=
  ⟨fun h => ⟨Nat.dvd_trans (dvd_lcm_left _ _) h, Nat.dvd_trans (dvd_lcm_right _ _) h⟩, fun ⟨h, k⟩ => lcm_dvd h k⟩
theorem lcm_pos {m n : Nat} : 0 < m → 0 < n → 0 < lcm m n := fun hm hn =>
  Nat.pos_of_ne_zero fun h => by
    have := gcd_mul_lcm m n
    rw [h, Nat.mul_zero] at this
    exact Nat.ne_of_gt (Nat.mul_pos hm hn) this.symm
end Nat
