prelude
import Init.Data.List.Map
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Lists: `take`, `drop`, `replicate`, folds, `all` and `any`
-/

universe u v w x

namespace List
variable {α : Type u} {β : Type v} {γ : Type w} {δ : Type x}

/-! ## `take` and `drop` -/
theorem take_append {l₁ l₂ : List α} {i : Nat} : (l₁ ++ l₂).take i =
    l₁.take i ++ l₂.take (i - l₁.length) := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp
    | succ i => simp [ih]
theorem drop_append {l₁ l₂ : List α} {i : Nat} : (l₁ ++ l₂).drop i =
    l₁.drop i ++ l₂.drop (i - l₁.length) := by
  induction l₁ generalizing i with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp
    | succ i => simp [ih]
theorem take_append_of_le_length {l₁ l₂ : List α} {i : Nat} (h : i ≤ l₁.length) :
    (l₁ ++ l₂).take i = l₁.take i := by
  rw [take_append, Nat.sub_eq_zero_of_le h, take_zero, append_nil]
theorem drop_append_of_le_length {l₁ l₂ : List α} {i : Nat} (h : i ≤ l₁.length) :
    (l₁ ++ l₂).drop i = l₁.drop i ++ l₂ := by
  rw [drop_append, Nat.sub_eq_zero_of_le h, drop_zero]
@[simp] theorem take_left {l₁ l₂ : List α} : (l₁ ++ l₂).take l₁.length = l₁ := by
  rw [take_append_of_le_length (Nat.le_refl _), take_length]
@[simp] theorem drop_left {l₁ l₂ : List α} : (l₁ ++ l₂).drop l₁.length = l₂ := by
  rw [drop_append_of_le_length (Nat.le_refl _), drop_length, nil_append]
theorem take_left' {l₁ l₂ : List α} {i : Nat} (h : l₁.length = i) : (l₁ ++ l₂).take i = l₁ := by
  subst h; exact take_left
theorem drop_left' {l₁ l₂ : List α} {i : Nat} (h : l₁.length = i) : (l₁ ++ l₂).drop i = l₂ := by
  subst h; exact drop_left
@[simp] theorem take_take {i j : Nat} {l : List α} : (l.take j).take i = l.take (min i j) := by
  induction l generalizing i j with
  | nil => simp
  | cons a l ih => cases i with
    | zero => simp
    | succ i => cases j with
      | zero => simp
      | succ j => simp [ih, show min (i + 1) (j + 1) = min i j + 1 by omega]
@[simp] theorem drop_drop {i j : Nat} {l : List α} : (l.drop j).drop i = l.drop (j + i) := by
  induction l generalizing i j with
  | nil => simp
  | cons a l ih => cases j with
    | zero => simp
    | succ j => rw [drop_succ_cons, ih, show j + 1 + i = j + i + 1 by omega, drop_succ_cons]
theorem take_drop {i j : Nat} {l : List α} : (l.drop j).take i = (l.take (j + i)).drop j := by
  induction l generalizing j with
  | nil => simp
  | cons a l ih => cases j with
    | zero => simp
    | succ j => rw [drop_succ_cons, ih, show j + 1 + i = j + i + 1 by omega, take_succ_cons, drop_succ_cons]
theorem drop_eq_nil_iff {l : List α} {i : Nat} : l.drop i = [] ↔ l.length ≤ i := by
  rw [← length_eq_zero_iff, length_drop]; omega
theorem drop_eq_nil_of_le {as : List α} {i : Nat} (h : as.length ≤ i) : as.drop i = [] :=
  drop_eq_nil_iff.mpr h
theorem take_eq_nil_iff {l : List α} {k : Nat} : l.take k = [] ↔ k = 0 ∨ l = [] := by
  rw [← length_eq_zero_iff, length_take, ← length_eq_zero_iff]; omega
theorem take_eq_self_iff (x : List α) {i : Nat} : x.take i = x ↔ x.length ≤ i :=
  ⟨fun h => by have := congrArg length h; rw [length_take] at this; omega, take_of_length_le⟩
theorem drop_eq_getElem_cons {i : Nat} {l : List α} (h : i < l.length) :
    l.drop i = l[i] :: l.drop (i + 1) := by
  induction l generalizing i with
  | nil => cases h
  | cons a l ih => cases i with
    | zero => simp
    | succ i => simpa using ih (Nat.lt_of_succ_lt_succ h)
theorem take_succ_eq_append_getElem {i : Nat} {l : List α} (h : i < l.length) :
    l.take (i + 1) = l.take i ++ [l[i]] := by
  induction l generalizing i with
  | nil => cases h
  | cons a l ih => cases i with
    | zero => simp
    | succ i => simpa using ih (Nat.lt_of_succ_lt_succ h)
theorem take_append_getElem {l : List α} {i : Nat} (h : i < l.length) : l.take i ++ [l[i]] = l.take (i + 1) :=
  (take_succ_eq_append_getElem h).symm
theorem take_succ {l : List α} {i : Nat} : l.take (i + 1) = l.take i ++ l[i]?.toList := by
  by_cases h : i < l.length
  · rw [take_succ_eq_append_getElem h, getElem?_eq_getElem h]; rfl
  · rw [take_of_length_le (by omega), take_of_length_le (by omega), getElem?_eq_none (by omega)]; simp
theorem length_take_le (i : Nat) (l : List α) : (l.take i).length ≤ i := by rw [length_take]; omega
theorem length_take_le' (i : Nat) (l : List α) : (l.take i).length ≤ l.length := by rw [length_take]; omega
theorem length_take_of_le {i : Nat} {l : List α} (h : i ≤ l.length) : (l.take i).length = i := by
  rw [length_take]; omega
@[simp] theorem splitAt_eq {i : Nat} {l : List α} : splitAt i l = (l.take i, l.drop i) := rfl
@[simp] theorem takeWhile_nil {p : α → Bool} : ([] : List α).takeWhile p = [] := rfl
@[simp] theorem dropWhile_nil {p : α → Bool} : ([] : List α).dropWhile p = [] := rfl
theorem takeWhile_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).takeWhile p =
    if p a then a :: l.takeWhile p else [] := by
  show (match p a with | true => a :: l.takeWhile p | false => []) = _
  cases p a <;> rfl
theorem dropWhile_cons {p : α → Bool} {a : α} {l : List α} : (a :: l).dropWhile p =
    if p a then l.dropWhile p else a :: l := by
  show (match p a with | true => l.dropWhile p | false => a :: l) = _
  cases p a <;> rfl
@[simp] theorem takeWhile_append_dropWhile {p : α → Bool} {l : List α} : l.takeWhile p ++ l.dropWhile p =
    l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [takeWhile_cons, dropWhile_cons]; split <;> simp [ih]
theorem all_takeWhile {p : α → Bool} {l : List α} : (l.takeWhile p).all p = true := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [takeWhile_cons]; split <;> simp_all

/-! ## `replicate` -/
theorem replicate_one {a : α} : replicate 1 a = [a] := rfl
theorem replicate_succ' {n : Nat} {a : α} : replicate (n + 1) a = replicate n a ++ [a] := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [replicate_succ, ih, ← cons_append]
    exact congrArg (· ++ [a]) ih
theorem append_replicate_replicate {n m : Nat} {a : α} : replicate n a ++ replicate m a =
    replicate (n + m) a := by
  induction n with
  | zero => simp
  | succ n ih => rw [replicate_succ, cons_append, ih, show n + 1 + m = n + m + 1 by omega, replicate_succ]
theorem eq_of_mem_replicate {a b : α} {n : Nat} (h : b ∈ replicate n a) : b = a := (mem_replicate.mp h).2
@[simp] theorem replicate_eq_nil_iff {n : Nat} (a : α) : replicate n a = [] ↔ n = 0 := by
  rw [← length_eq_zero_iff, length_replicate]
theorem eq_replicate_iff {a : α} {n : Nat} {l : List α} : l = replicate n a ↔
    l.length = n ∧ ∀ b, b ∈ l → b = a := by
  constructor
  · intro h; subst h; exact ⟨length_replicate, fun b => eq_of_mem_replicate⟩
  · intro ⟨h, k⟩
    subst h
    induction l with
    | nil => rfl
    | cons b l ih =>
      rw [length_cons, replicate_succ, ← ih fun b hb => k b (.tail _ hb), k b (.head l)]
theorem sum_replicate_nat {n a : Nat} : (replicate n a).sum = n * a := by
  induction n with
  | zero => simp
  | succ n ih => rw [replicate_succ, sum_cons, ih, Nat.add_one_mul, Nat.add_comm]
@[simp] theorem take_replicate {a : α} {i n : Nat} : (replicate n a).take i = replicate (min i n) a := by
  refine eq_replicate_iff.mpr ⟨by simp, fun b hb => eq_of_mem_replicate (mem_of_mem_take hb)⟩
@[simp] theorem drop_replicate {a : α} {i n : Nat} : (replicate n a).drop i = replicate (n - i) a := by
  refine eq_replicate_iff.mpr ⟨by simp, fun b hb => eq_of_mem_replicate (mem_of_mem_drop hb)⟩

/-! ## Folds and sums -/
theorem foldr_cons_eq_append {l : List α} {f : α → β} {l' : List β} : l.foldr (fun x ys => f x :: ys) l' =
    l.map f ++ l' := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]
@[simp] theorem foldr_cons_nil {l : List α} : l.foldr cons [] = l := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]
theorem foldl_flip_cons_eq_append {l : List α} {f : α → β} {l' : List β} :
    l.foldl (fun xs y => f y :: xs) l' = (l.map f).reverse ++ l' := by
  induction l generalizing l' with
  | nil => rfl
  | cons a l ih => simp [ih]
theorem foldl_hom (f : α → β) {g₁ : α → γ → α} {g₂ : β → γ →
    β} {l : List γ} {init : α} (H : ∀ x y, g₂ (f x) y = f (g₁ x y)) :
    l.foldl g₂ (f init) = f (l.foldl g₁ init) := by
  induction l generalizing init with
  | nil => rfl
  | cons a l ih => rw [foldl_cons, H, ih]; rfl
theorem foldr_hom (f : α → β) {g₁ : γ → α → α} {g₂ : γ → β →
    β} {l : List γ} {init : α} (H : ∀ x y, g₂ x (f y) = f (g₁ x y)) :
    l.foldr g₂ (f init) = f (l.foldr g₁ init) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [foldr_cons, ih, H]; rfl
theorem foldl_assoc {op : α → α → α} [ha : Std.Associative op] {l : List α} {a₁ a₂ : α} :
    l.foldl op (op a₁ a₂) = op a₁ (l.foldl op a₂) := by
  induction l generalizing a₁ a₂ with
  | nil => rfl
  | cons a l ih => rw [foldl_cons, foldl_cons, ha.assoc, ih]
theorem foldl_filter {p : α → Bool} {f : β → α → β} {l : List α} {init : β} :
    (l.filter p).foldl f init = l.foldl (fun x y => if p y then f x y else x) init := by
  induction l generalizing init with
  | nil => rfl
  | cons a l ih => rw [filter_cons, foldl_cons]; split <;> simp [ih]
theorem foldr_filter {p : α → Bool} {f : α → β → β} {l : List α} {init : β} :
    (l.filter p).foldr f init = l.foldr (fun x y => if p x then f x y else y) init := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [filter_cons, foldr_cons, ← ih]; split <;> simp
@[simp] theorem sum_append_nat {l₁ l₂ : List Nat} : (l₁ ++ l₂).sum = l₁.sum + l₂.sum := by
  induction l₁ with
  | nil => simp
  | cons a l ih => simp [ih, Nat.add_assoc]
theorem sum_append {α : Type u} [Add α] [Zero α] [Std.LawfulLeftIdentity (α :=
  α) (· + ·) 0] [Std.Associative (α := α) (· + ·)]
    {l₁ l₂ : List α} : (l₁ ++ l₂).sum = l₁.sum + l₂.sum := by
  induction l₁ with
  | nil => rw [nil_append, sum_nil]; exact (Std.LawfulLeftIdentity.left_id (op := (· + ·)) (o := (0 : α)) _).symm
  | cons a l ih => rw [cons_append, sum_cons, ih, sum_cons]; exact (Std.Associative.assoc (op := (· + · : α → α → α)) a _ _).symm
theorem sum_reverse_nat (xs : List Nat) : xs.reverse.sum = xs.sum := by
  induction xs with
  | nil => rfl
  | cons a l ih => rw [reverse_cons, sum_append_nat, ih, sum_cons, sum_cons, sum_nil]; omega
theorem sum_singleton [Add α] [Zero α] [Std.LawfulRightIdentity (α := α) (· + ·) 0] {a : α} : [a].sum = a :=
  Std.LawfulRightIdentity.right_id (op := (· + ·)) (o := (0 : α)) a
theorem sum_eq_foldr [Add α] [Zero α] {l : List α} : l.sum = l.foldr (· + ·) 0 := rfl

/-! ## `all` and `any` -/
@[simp] theorem all_append {xs ys : List α} {f : α → Bool} : (xs ++ ys).all f = (xs.all f && ys.all f) := by
  induction xs with
  | nil => rfl
  | cons a l ih => simp [ih, Bool.and_assoc]
@[simp] theorem any_append {xs ys : List α} {f : α → Bool} : (xs ++ ys).any f = (xs.any f || ys.any f) := by
  induction xs with
  | nil => rfl
  | cons a l ih => simp [ih, Bool.or_assoc]
@[simp] theorem all_map {f : α → β} {l : List α} {p : β → Bool} : (l.map f).all p = l.all (p ∘ f) := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]
@[simp] theorem any_map {f : α → β} {l : List α} {p : β → Bool} : (l.map f).any p = l.any (p ∘ f) := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih]
theorem not_all_eq_any_not {l : List α} {p : α → Bool} : (!l.all p) = l.any fun a => !p a := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [← ih]
theorem not_any_eq_all_not {l : List α} {p : α → Bool} : (!l.any p) = l.all fun a => !p a := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [← ih]
@[simp] theorem all_reverse {l : List α} {p : α → Bool} : l.reverse.all p = l.all p := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih, Bool.and_comm]
@[simp] theorem any_reverse {l : List α} {p : α → Bool} : l.reverse.any p = l.any p := by
  induction l with
  | nil => rfl
  | cons a l ih => simp [ih, Bool.or_comm]
theorem all_eq {l : List α} {p : α → Bool} : l.all p = decide (∀ x, x ∈ l → p x) := by
  rw [Bool.eq_iff_iff]; simp
theorem any_eq {l : List α} {p : α → Bool} : l.any p = decide (∃ x, x ∈ l ∧ p x) := by
  rw [Bool.eq_iff_iff]; simp

end List
