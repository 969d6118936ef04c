prelude
import Init.Data.Nat.Lemmas
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Natural numbers: division, remainder, divisibility
-/

universe u v w

namespace Nat
variable {n m k a b c l : Nat}

/-! ### division: uniqueness of the fuelled definition and its equations -/
theorem div.go_eq (y : Nat) (hy : 0 < y) : ∀ f x : Nat, x ≤ f → y * div.go y f x + modCore.go y f x = x ∧ modCore.go y f x < y
  | 0, x, h => by
    have : x = 0 := eq_zero_of_le_zero h
    subst this; exact ⟨by simp [div.go, modCore.go], hy⟩
  | f+1, x, h => by
    by_cases c : y ≤ x
    · have d : x - y ≤ f := le_of_lt_succ (Nat.lt_of_lt_of_le (sub_lt (Nat.lt_of_lt_of_le hy c) hy) h)
      have ⟨e, l⟩ := div.go_eq y hy f (x - y) d
      have h1 : div.go y (f+1) x = succ (div.go y f (x - y)) := if_pos c
      have h2 : modCore.go y (f+1) x = modCore.go y f (x - y) := if_pos c
      rw [h1, h2]
      refine ⟨?_, l⟩
      rw [mul_succ, Nat.add_right_comm, e, Nat.sub_add_cancel c]
    · have h1 : div.go y (f+1) x = 0 := if_neg c
      have h2 : modCore.go y (f+1) x = x := if_neg c
      rw [h1, h2]
      exact ⟨by simp, Nat.lt_of_not_le c⟩
@[simp] protected theorem div_zero (n : Nat) : n / 0 = 0 := rfl
@[simp] protected theorem mod_zero (n : Nat) : n % 0 = n := rfl
theorem div_eq_go (m : Nat) {k : Nat} (h : 0 < k) : m / k = div.go k m m := if_pos h
theorem mod_eq_go (m : Nat) {k : Nat} (h : 0 < k) : m % k = modCore.go k m m := if_pos h
theorem div_add_mod (m k : Nat) : k * (m / k) + m % k = m := by
  cases k with
  | zero => simp
  | succ k => rw [div_eq_go m (zero_lt_succ k), mod_eq_go m (zero_lt_succ k)]; exact (div.go_eq (k+1) (zero_lt_succ k) m m .refl).1
theorem mod_lt (x : Nat) {y : Nat} (h : y > 0) : x % y < y := by
  cases y with
  | zero => exact absurd h (Nat.lt_irrefl 0)
  | succ k => rw [mod_eq_go x h]; exact (div.go_eq (k+1) h x x .refl).2
theorem mod_add_div (m k : Nat) : m % k + k * (m / k) = m := (Nat.add_comm _ _).trans (div_add_mod m k)
theorem mod_le (x y : Nat) : x % y ≤ x := le.intro (mod_add_div x y)
theorem div_mul_le_self (m n : Nat) : m / n * n ≤ m := le.intro (k := m % n) (by rw [Nat.mul_comm]; exact div_add_mod m n)
theorem mul_div_le (m n : Nat) : n * (m / n) ≤ m := le.intro (div_add_mod m n)
theorem div_mod_unique {n q r : Nat} (hn : 0 < n) (hr : r < n) (h : n * q + r = m) : m / n = q ∧ m % n = r := by
  have e := (div_add_mod m n).trans h.symm
  have hm := mod_lt m hn
  have key : ∀ {q q' r r' : Nat}, r < n → n * q + r = n * q' + r' → q' < q → r' ≥ n := fun {q q' r r'} _ e l => by
    have h1 : n * q' + n ≤ n * q := mul_succ n q' ▸ Nat.mul_le_mul_left n l
    exact Nat.le_of_add_le_add_left (k := n * q') (Nat.le_trans h1 (e ▸ le_add_right _ _))
  have hq : m / n = q := (Nat.lt_trichotomy (m / n) q).elim (fun l => absurd (key hr e.symm l) (Nat.not_le_of_gt hm))
    fun k => k.elim id fun l => absurd (key hm e l) (Nat.not_le_of_gt hr)
  exact ⟨hq, by rw [hq] at e; exact Nat.add_left_cancel e⟩
theorem mod_eq_of_lt (h : a < b) : a % b = a := (div_mod_unique (q := 0) (Nat.lt_of_le_of_lt (zero_le a) h) h (by simp)).2
theorem div_eq_of_lt (h : a < b) : a / b = 0 := (div_mod_unique (r := a) (Nat.lt_of_le_of_lt (zero_le a) h) h (by simp)).1
@[simp] theorem zero_div (b : Nat) : 0 / b = 0 := by cases b with | zero => rfl | succ b => exact div_eq_of_lt (zero_lt_succ b)
@[simp] theorem zero_mod (b : Nat) : 0 % b = 0 := eq_zero_of_le_zero (mod_le 0 b)
@[simp] protected theorem div_one (n : Nat) : n / 1 = n := (div_mod_unique (r := 0) .refl .refl (by simp)).1
@[simp] theorem mod_one (n : Nat) : n % 1 = 0 := (div_mod_unique (q := n) .refl .refl (by simp)).2
@[simp] theorem mul_div_cancel_left (m : Nat) {n : Nat} (h : 0 < n) : n * m / n = m := (div_mod_unique (r := 0) h h (by simp)).1
@[simp] theorem mul_div_cancel (m : Nat) {n : Nat} (h : 0 < n) : m * n / n = m := Nat.mul_comm n m ▸ mul_div_cancel_left m h
@[simp] theorem mul_mod_right (m n : Nat) : m * n % m = 0 := by
  cases m with
  | zero => simp
  | succ m => exact (div_mod_unique (zero_lt_succ m) (zero_lt_succ m) (by rw [Nat.add_zero])).2
@[simp] theorem mul_mod_left (m n : Nat) : m * n % n = 0 := Nat.mul_comm n m ▸ mul_mod_right n m
@[simp] protected theorem div_self (h : 0 < n) : n / n = 1 := (div_mod_unique (r := 0) h h (by simp)).1
@[simp] theorem mod_self (n : Nat) : n % n = 0 := by have h := mul_mod_right n 1; rw [Nat.mul_one] at h; exact h
@[simp] theorem add_mod_right (x z : Nat) : (x + z) % z = x % z := by
  cases z with
  | zero => simp
  | succ z => exact (div_mod_unique (q := x / (z+1) + 1) (zero_lt_succ z) (mod_lt x (zero_lt_succ z)) (by rw [mul_add_one, Nat.add_right_comm, div_add_mod])).2
theorem add_div_right (x : Nat) {z : Nat} (h : 0 < z) : (x + z) / z = succ (x / z) :=
  (div_mod_unique h (mod_lt x h) (by rw [mul_succ, Nat.add_right_comm, div_add_mod])).1
theorem div_lt_self {n k : Nat} (hn : 0 < n) (hk : 1 < k) : n / k < n := by
  apply Nat.lt_of_not_le; intro h
  have h1 : n * 2 ≤ n := Nat.le_trans (Nat.mul_le_mul h hk) (div_mul_le_self n k)
  rw [Nat.mul_two] at h1
  exact Nat.not_le_of_gt (Nat.lt_add_of_pos_right hn) h1
theorem div_le_self (n k : Nat) : n / k ≤ n := by
  cases k with
  | zero => simp
  | succ k => exact Nat.le_trans (by rw [mul_add_one]; exact le_add_left _ _) (div_mul_le_self n (k+1))
theorem mod_two_eq_zero_or_one (n : Nat) : n % 2 = 0 ∨ n % 2 = 1 :=
  match n % 2, mod_lt n (y := 2) (.step .refl) with
  | 0, _ => .inl rfl
  | 1, _ => .inr rfl
  | n+2, h => absurd (lt_of_succ_lt_succ (lt_of_succ_lt_succ h)) (not_lt_zero n)
protected theorem dvd_refl (a : Nat) : a ∣ a := ⟨1, (Nat.mul_one a).symm⟩
protected theorem dvd_zero (a : Nat) : a ∣ 0 := ⟨0, rfl⟩
protected theorem one_dvd (a : Nat) : 1 ∣ a := ⟨a, (Nat.one_mul a).symm⟩
protected theorem dvd_trans {a b c : Nat} : a ∣ b → b ∣ c → a ∣ c := fun ⟨x, hx⟩ ⟨y, hy⟩ => ⟨x * y, by rw [hy, hx, Nat.mul_assoc]⟩
protected theorem dvd_mul_right (a b : Nat) : a ∣ a * b := ⟨b, rfl⟩
protected theorem dvd_mul_left (a b : Nat) : a ∣ b * a := ⟨b, Nat.mul_comm b a⟩
protected theorem dvd_add {a b c : Nat} : a ∣ b → a ∣ c → a ∣ b + c := fun ⟨x, hx⟩ ⟨y, hy⟩ => ⟨x + y, by rw [hx, hy, Nat.mul_add]⟩
theorem mod_eq_zero_of_dvd {a b : Nat} : a ∣ b → b % a = 0 := fun ⟨x, hx⟩ => hx ▸ mul_mod_right a x
theorem dvd_of_mod_eq_zero {k n : Nat} (h : n % k = 0) : k ∣ n := ⟨n / k, by have e := div_add_mod n k; rw [h, Nat.add_zero] at e; exact e.symm⟩
theorem dvd_iff_mod_eq_zero {k n : Nat} : k ∣ n ↔ n % k = 0 := ⟨mod_eq_zero_of_dvd, dvd_of_mod_eq_zero⟩
instance instDecidableDvd0 : DecidableRel (α := Nat) (· ∣ ·) := fun _ _ => decidable_of_iff _ dvd_iff_mod_eq_zero.symm
theorem le_of_dvd {m n : Nat} (h : 0 < n) : m ∣ n → m ≤ n := fun ⟨k, e⟩ => by
  subst e
  cases k with
  | zero => exact absurd h (Nat.lt_irrefl 0)
  | succ k => exact le_add_left m (m * k)
theorem dvd_antisymm {m n : Nat} (h : m ∣ n) (k : n ∣ m) : m = n := by
  cases n with
  | zero => obtain ⟨x, e⟩ := k; rw [e, Nat.zero_mul]
  | succ n => cases m with
    | zero => obtain ⟨x, e⟩ := h; rw [e, Nat.zero_mul]
    | succ m => exact Nat.le_antisymm (le_of_dvd (zero_lt_succ n) h) (le_of_dvd (zero_lt_succ m) k)
/-! ### the recursive equations of the full Lean -/
theorem div_rec_lemma {x y : Nat} : 0 < y ∧ y ≤ x → x - y < x := fun ⟨ypos, ylex⟩ => sub_lt (Nat.lt_of_lt_of_le ypos ylex) ypos
theorem sub_mul_div_aux {x y : Nat} (hy : 0 < y) (h : y ≤ x) : x / y = (x - y) / y + 1 ∧ x % y = (x - y) % y :=
  div_mod_unique hy (mod_lt _ hy) (by rw [mul_add_one, Nat.add_right_comm, div_add_mod, Nat.sub_add_cancel h])
theorem div_eq (x y : Nat) : x / y = if 0 < y ∧ y ≤ x then (x - y) / y + 1 else 0 := by
  by_cases hy : 0 < y
  · by_cases h : y ≤ x
    · rw [if_pos ⟨hy, h⟩]; exact (sub_mul_div_aux hy h).1
    · rw [if_neg (fun k => h k.2)]; exact div_eq_of_lt (Nat.lt_of_not_le h)
  · rw [if_neg (fun k => hy k.1), Nat.eq_zero_of_not_pos hy]; rfl
theorem mod_eq (x y : Nat) : x % y = if 0 < y ∧ y ≤ x then (x - y) % y else x := by
  by_cases hy : 0 < y
  · by_cases h : y ≤ x
    · rw [if_pos ⟨hy, h⟩]; exact (sub_mul_div_aux hy h).2
    · rw [if_neg (fun k => h k.2)]; exact mod_eq_of_lt (Nat.lt_of_not_le h)
  · rw [if_neg (fun k => hy k.1), Nat.eq_zero_of_not_pos hy]; rfl
theorem mod_eq_sub_mod {a b : Nat} (h : a ≥ b) : a % b = (a - b) % b := by
  cases b with
  | zero => rfl
  | succ b => exact (sub_mul_div_aux (zero_lt_succ b) h).2
theorem div_eq_sub_div {a b : Nat} (h₁ : 0 < b) (h₂ : b ≤ a) : a / b = (a - b) / b + 1 := (sub_mul_div_aux h₁ h₂).1
@[elab_as_elim] theorem div.inductionOn {motive : Nat → Nat → Prop} (x y : Nat)
    (ind : ∀ x y, 0 < y ∧ y ≤ x → motive (x - y) y → motive x y) (base : ∀ x y, ¬(0 < y ∧ y ≤ x) → motive x y) : motive x y := by
  have main : ∀ f x, x ≤ f → motive x y := fun f => by
    induction f with
    | zero =>
      intro x h
      exact base x y fun k => Nat.not_lt_zero _ (Nat.lt_of_lt_of_le k.1 (Nat.le_trans k.2 h))
    | succ f ih =>
      intro x h
      by_cases k : 0 < y ∧ y ≤ x
      · exact ind x y k (ih _ (le_of_lt_succ (Nat.lt_of_lt_of_le (div_rec_lemma k) h)))
      · exact base x y k
  exact main x x (Nat.le_refl x)
@[elab_as_elim] theorem mod.inductionOn {motive : Nat → Nat → Prop} (x y : Nat)
    (ind : ∀ x y, 0 < y ∧ y ≤ x → motive (x - y) y → motive x y) (base : ∀ x y, ¬(0 < y ∧ y ≤ x) → motive x y) : motive x y :=
  div.inductionOn x y ind base
end Nat
