-- `grind`: associative operations, perhaps commutative or idempotent or with a neutral element
theorem app_len (xs ys : List Nat) : (xs ++ ys).length = ys.length + xs.length := by
  induction xs <;> grind [List.length_append]
example (a b c : Nat) (f : Nat → Nat) (h : a * b = c) : f (b * a) = f c := by grind
example (xs ys zs : List Nat) (h : xs ++ ys = zs) : xs ++ (ys ++ xs) = zs ++ xs := by grind
example (a b c : Nat) : max a (max b c) = max c (max b a) := by grind
example (a b c : Nat) (h : max a b = c) : max a c = max b (max a a) := by grind
section
variable (α : Type) (op : α → α → α) (e : α)
variable [Std.Associative op] 
example (a b c d : α) (h : op a b = op c d) : op a (op b c) = op c (op d c) := by grind
example (a b c d : α) (h : op a b = c) (k : op b d = a) : op c d = op a a := by grind
example (a b c d x : α) (h : op a b = c) : op (op x a) (op b d) = op x (op c d) := by grind
example (a b c d x : α) (f : α → α) (h : op a b = c) : f (op (op x a) (op b d)) = f (op x (op c d)) := by grind
variable [Std.IdempotentOp op]
example (a b c : α) (h : op a b = c) : op a c = c := by grind
example (a b c : α) (h : op a b = c) : op c b = c := by grind
variable [Std.Commutative op]
example (a b c : α) (h : op a b = c) : op b c = c := by grind
example (a b c d : α) (h : op a b = op c d) : op b (op d c) = op b a := by grind
variable [Std.LawfulIdentity op e]
example (a b c d : α) (h : op a b = op c d) : op b (op d (op e c)) = op b a := by grind
example (a b c d : α) (f : α → α) (h : op a b = op c d) (k : b = e): f (op d (op e c)) = f a := by grind
end
example (a b c d : Prop) (h : (a ∧ b) = c) : (b ∧ (d ∧ a)) = (c ∧ d) := by grind
example (a b c : Bool) (h : (a && b) = c) : (b && (c && a)) = c := by grind
example (α : Type) (op : α → α → α) [Std.Commutative op] [Std.Associative op] (a b c d e f : α)
  (h : op a b = c) (k : op b d = e) (l : op c d = f) : op a e = f := by grind
example (α : Type) (op : α → α → α) [Std.Commutative op] [Std.Associative op] (a b c d e : α) 
  (h : op a b = op c d) (k : op a d = op b b) : op a (op a d) = op b (op a b) := by grind

/-- info: 'app_len' depends on axioms: [propext, Classical.choice, Quot.sound] -/
#guard_msgs in #print axioms app_len
