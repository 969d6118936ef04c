/-! Functions that need not end, in monads with a least element; inductive and coinductive predicates as fixed points -/
def search (f : Nat → Option Bool) (n : Nat) : Option Nat := match f n with
  | some true => some n
  | some false => search f (n + 1)
  | none => none
partial_fixpoint
#guard search (fun n => some (n * n > 50)) 0 = some 8
theorem search_one (f : Nat → Option Bool) (n : Nat) (h : f n = some true) : search f n = some n := by
  rw [search, h]
def mc91 (n : Nat) : Option Nat := if n > 100 then pure (n - 10) else do mc91 (← mc91 (n + 11))
partial_fixpoint
#guard mc91 5 = some 91
def loop (x : Nat) : Nat := loop (x + 1)
partial_fixpoint
def readAll : IO Unit := do
  let l ← (← IO.getStdin).getLine
  if l.isEmpty then return () else readAll
partial_fixpoint
mutual
def evenO (n : Nat) : Option Bool := if n = 0 then some true else oddO (n - 1)
partial_fixpoint
def oddO (n : Nat) : Option Bool := if n = 0 then some false else evenO (n - 1)
partial_fixpoint
end
#guard evenO 4 = some true
def infseq (R : α → α → Prop) : α → Prop := fun x => ∃ y, R x y ∧ infseq R y
coinductive_fixpoint
def star (R : α → α → Prop) (a : α) : α → Prop := fun x => x = a ∨ ∃ y, R y x ∧ star R a y
inductive_fixpoint
def whileSome (f : α → Option α) (x : α) : Option α := do
  let y ← f x
  whileSome f y
partial_fixpoint
theorem search_sound (f : Nat → Option Bool) (n m : Nat) : search f n = some m → f m = some true := by
  refine search.partial_correctness f (fun _ m => f m = some true) (fun s ih n r h => ?_) n m
  split at h
  · next k => cases h; exact k
  · exact ih _ _ h
  · cases h
theorem infseq_of_cycle (R : α → α → Prop) (a : α) (h : R a a) : infseq R a :=
  infseq.coinduct R (· = a) (fun _ e => ⟨a, e ▸ h, rfl⟩) a rfl
