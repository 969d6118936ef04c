/-! Arrays and their elements; recursors that run; rewriting that everyday proofs rest on -/
example : #[1] ++ #[2] = #[1,2] := rfl
example : #[1] ++ #[2] = #[1,2] := by decide
#guard #[1] ++ #[2] = #[1, 2]
#guard xor true false
def Nat.factorial' (n : Nat) : Nat := Nat.rec (motive := fun _ => Nat) 1 (fun n ih => (n + 1) * ih) n
#guard Nat.factorial' 5 = 120
#guard ("Hello...   ".dropEndWhile (fun c => not (c.isAlphanum))).copy = "Hello"
def String.padLeftWF (input : String) (padChar : Char) (length : Nat) : String :=
  if input.length ≥ length then input
  else String.padLeftWF (padChar.toString ++ input) padChar length
termination_by length - input.length
example (xs : Array Nat) (i : Nat) (h : i < (xs.map (· + 1)).size) : (xs.map (· + 1))[i] = xs[i]'(by simpa using h) + 1 := by simp
example (x y : Int) : x - y + y = x := by simp
example (f g h : Nat → Nat) (l : List Nat) (k : ∀ x, f (g x) = h x) : (l.map g).map f = l.map h := by simp [k]
example (o : Option Nat) (f : Nat → Nat) : f <$> o = o.map f := rfl
example : (10 : Id Nat) = 10 := rfl
