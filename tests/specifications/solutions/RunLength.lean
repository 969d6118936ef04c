/-!
# Run-length encoding

Decoding is the inverse of encoding, and equal neighbours share a pair.
-/

namespace Specifications.RunLength

def cons (a : Nat) : List (Nat × Nat) → List (Nat × Nat)
  | [] => [(a, 1)]
  | (b, n) :: rest => if a = b then (b, n + 1) :: rest else (a, 1) :: (b, n) :: rest

def encode : List Nat → List (Nat × Nat)
  | [] => []
  | a :: rest => cons a (encode rest)

def decode : List (Nat × Nat) → List Nat
  | [] => []
  | (a, n) :: rest => List.replicate n a ++ decode rest

theorem decode_cons (a : Nat) (runs : List (Nat × Nat)) : decode (cons a runs) = a :: decode runs := by
  cases runs with
  | nil => rfl
  | cons r rest =>
    obtain ⟨b, n⟩ := r
    simp only [cons]
    split
    next h => subst h; simp only [decode, List.replicate_succ, List.cons_append]
    next => rfl

theorem decode_encode (text : List Nat) : decode (encode text) = text := by
  induction text with
  | nil => rfl
  | cons a rest ih => rw [encode, decode_cons, ih]

theorem encode_replicate (a n : Nat) : encode (List.replicate (n + 1) a) = [(a, n + 1)] := by
  induction n with
  | zero => rfl
  | succ n ih => rw [List.replicate_succ, encode, ih, cons, if_pos rfl]

end Specifications.RunLength
