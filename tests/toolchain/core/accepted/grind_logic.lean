-- `grind`: logic, congruence, instances of lemmas, cases
example (p q : Prop) (hp : p) (hq : q) : p ∧ q := by grind
example (a b c : Nat) (h : a = b) (k : b = c) : a = c := by grind
example (f : Nat → Nat) (a b : Nat) (h : a = b) : f a = f b := by grind
example (p q r : Prop) (h : p → q) (k : q → r) (hp : p) : r := by grind
example (p q : Prop) (h : p ∨ q) (k : ¬ p) : q := by grind
example (a b c d : Nat) (f : Nat → Nat → Nat) (h : a = b) (k : c = d) : f a c = f b d := by grind
example (f : Nat → Nat) (h : ∀ x, f (f x) = x) : f (f (f (f 3))) = 3 := by grind
example (a b : Nat) (h : a ≤ b) : a ≤ b + 1 := by grind
example (a b : Nat) (h : a < b) (k : b < a) : False := by grind
example (a b : Int) (h : a < b) (k : b < a) : False := by grind
example (x : Option Nat) (h : x = some 3) : x ≠ none := by grind
example (x y : Nat) (h : (x, y) = (3, 4)) : x = 3 := by grind
example (p : Nat → Prop) (h : ∀ x, p x → p (x + 1)) (h0 : p 0) : p 2 := by grind
example (p q : Prop) : p ∧ q ↔ q ∧ p := by grind
example (a b : Bool) : (a && b) = (b && a) := by grind
example (f : Nat → Nat) (a : Nat) : (if a = 3 then f a else f 3) = f 3 := by grind
inductive T | a | b | c
example (x : T) : x = .a ∨ x = .b ∨ x = .c := by grind [cases T]
def f (x : Nat) : Nat := match x with | 0 => 1 | n+1 => n
example (x : Nat) (h : x = 3) : f x = 2 := by grind [f]
def fib : Nat → Nat
  | 0 => 0
  | 1 => 1
  | n + 2 => fib n + fib (n + 1)
example : fib 5 = 5 := by grind [fib]
example (n : Nat) (h : n ≥ 2) : fib n = fib (n - 2) + fib (n - 1) := by
  obtain ⟨k, rfl⟩ : ∃ k, n = k + 2 := ⟨n - 2, by omega⟩
  grind [fib]
inductive Tree (α : Type) | leaf | node (l : Tree α) (x : α) (r : Tree α)
namespace Tree
def size {α : Type} : Tree α → Nat
  | leaf => 0
  | node l _ r => l.size + r.size + 1
def mirror {α : Type} : Tree α → Tree α
  | leaf => leaf
  | node l x r => node r.mirror x l.mirror
theorem size_mirror {α : Type} (t : Tree α) : t.mirror.size = t.size := by
  induction t <;> grind [mirror, size]
theorem mirror_mirror {α : Type} (t : Tree α) : t.mirror.mirror = t := by
  induction t <;> grind [mirror]
end Tree
theorem and_assoc' (p q r : Prop) : (p ∧ q) ∧ r ↔ p ∧ (q ∧ r) := by grind
example (b : Bool) : b = true ∨ b = false := by grind
example (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by grind
example (s : Nat × Nat) (h : s.1 = 1) (k : s.2 = 2) : s = (1, 2) := by grind
example (x y : Option Nat) (h : x = y) (k : x = some 3) : y = some 3 := by grind
example (x : Nat) (h : some x = some 3) : x = 3 := by grind
example (p : Nat → Prop) (h : ∃ x, p x ∧ x > 3) : ∃ x, p x := by grind

/-- info: 'Tree.size_mirror' depends on axioms: [propext, Classical.choice, Quot.sound] -/
#guard_msgs in #print axioms Tree.size_mirror
