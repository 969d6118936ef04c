/-!
# Run-length encoding

Decoding is the inverse of encoding, and equal neighbours share a pair.
-/

namespace Specifications.RunLength

def encode : List Nat → List (Nat × Nat) :=
  sorry

def decode : List (Nat × Nat) → List Nat :=
  sorry

theorem decode_encode (text : List Nat) : decode (encode text) = text := by
  sorry

theorem encode_replicate (a n : Nat) : encode (List.replicate (n + 1) a) = [(a, n + 1)] := by
  sorry

end Specifications.RunLength
