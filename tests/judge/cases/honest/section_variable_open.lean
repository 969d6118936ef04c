-- decl: A.B.t
namespace A
theorem B.t (p q : Prop) (h : p ∧ q) : q ∧ p := sorry
end A
-- solution
namespace A
section
variable {p q : Prop}
universe u
theorem swap (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩
end
open And in
theorem intro' {p q : Prop} (hp : p) (hq : q) : p ∧ q := intro hp hq
theorem B.t (p q : Prop) (h : p ∧ q) : q ∧ p := swap h
end A
