-- decl: «∀-elim» 
-- decl: αβ.γ₁'
theorem «∀-elim» {α : Type} (P : α → Prop) (h : ∀ x, P x) (x : α) : P x := sorry
theorem αβ.γ₁' (ℓ : Nat) : ℓ = ℓ := sorry
-- solution
/-- 𝔸, ℝ, ∑, ⟪⟫, «», ¬, ↦, ẋ, é, 数学 -/
theorem «∀-elim» {α : Type} (P : α → Prop) (h : ∀ x, P x) (x : α) : P x := h x
theorem αβ.γ₁' (ℓ : Nat) : ℓ = ℓ := rfl
