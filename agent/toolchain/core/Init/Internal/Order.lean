prelude
import Init.System.IO
import Init.Data.LogicLemmas
import Init.PropLemmas
set_option autoImplicit false
set_option linter.unusedVariables false

/-!
# Domain theory behind `partial_fixpoint`, `inductive_fixpoint` and `coinductive_fixpoint`

Names and statements are those that the elaborator of these commands builds terms from.
-/

universe u v w

namespace Lean.Order

/-! ## Partial orders, chains, least upper bounds -/
class PartialOrder (α : Sort u) where
  rel : α → α → Prop
  rel_refl : ∀ {x}, rel x x
  rel_trans : ∀ {x y z}, rel x y → rel y z → rel x z
  rel_antisymm : ∀ {x y}, rel x y → rel y x → x = y
scoped infix:50 " ⊑ " => PartialOrder.rel
open PartialOrder
section
variable {α : Sort u} [PartialOrder α]
theorem PartialOrder.rel_of_eq {x y : α} (h : x = y) : x ⊑ y := h ▸ rel_refl
/-- a set in which any two elements are comparable -/
def chain (c : α → Prop) : Prop := ∀ x y, c x → c y → x ⊑ y ∨ y ⊑ x
end
class CCPO (α : Sort u) extends PartialOrder α where
  csup : (α → Prop) → α
  csup_spec {c : α → Prop} {x : α} (hc : chain c) : csup c ⊑ x ↔ ∀ y, c y → y ⊑ x
class CompleteLattice (α : Sort u) extends PartialOrder α where
  sup : (α → Prop) → α
  sup_spec {c : α → Prop} {x : α} : sup c ⊑ x ↔ ∀ y, c y → y ⊑ x
open CCPO CompleteLattice
section
variable {α : Sort u} [CCPO α] {c : α → Prop} {x y : α}
theorem csup_le (hc : chain c) : (∀ y, c y → y ⊑ x) → csup c ⊑ x := (csup_spec hc).mpr
theorem le_csup (hc : chain c) (hy : c y) : y ⊑ csup c := (csup_spec hc).mp rel_refl y hy
def bot : α := csup fun _ => False
scoped notation "⊥" => bot
theorem bot_le (x : α) : ⊥ ⊑ x := csup_le (fun _ _ h => h.elim) fun _ h => h.elim
end
section
variable {α : Sort u} [CompleteLattice α] {c : α → Prop} {x y : α}
theorem sup_le : (∀ y, c y → y ⊑ x) → sup c ⊑ x := sup_spec.mpr
theorem le_sup (hy : c y) : y ⊑ sup c := sup_spec.mp rel_refl y hy
def inf (c : α → Prop) : α := sup fun x => ∀ y, c y → x ⊑ y
theorem inf_spec : x ⊑ inf c ↔ ∀ y, c y → x ⊑ y :=
  ⟨fun h y hy => rel_trans h (sup_le fun _ hz => hz y hy), fun h => le_sup h⟩
theorem le_inf : (∀ y, c y → x ⊑ y) → x ⊑ inf c := inf_spec.mpr
theorem inf_le (hy : c y) : inf c ⊑ y := inf_spec.mp rel_refl y hy
end

/-! ## Monotone functions, admissible predicates -/
section
variable {α : Sort u} [PartialOrder α] {β : Sort v} [PartialOrder β]
def monotone (f : α → β) : Prop := ∀ x y, x ⊑ y → f x ⊑ f y
theorem monotone_const (c : β) : monotone fun _ : α => c := fun _ _ _ => rel_refl
theorem monotone_id : monotone fun x : α => x := fun _ _ h => h
theorem monotone_compose {γ : Sort w} [PartialOrder γ] {f : α → β} {g : β →
    γ} (hf : monotone f) (hg : monotone g) :
    monotone fun x => g (f x) := fun _ _ h => hg _ _ (hf _ _ h)
end
section
variable {α : Sort u} [CCPO α]
def admissible (P : α → Prop) := ∀ c : α → Prop, chain c → (∀ x, c x → P x) → P (csup c)
theorem admissible_const_true : admissible fun _ : α => True := fun _ _ _ => trivial
theorem admissible_and (P Q : α → Prop) (h₁ : admissible P) (h₂ : admissible Q) :
    admissible fun x => P x ∧ Q x :=
  fun c hc h => ⟨h₁ c hc fun x hx => (h x hx).1, h₂ c hc fun x hx => (h x hx).2⟩
theorem chain_conj (c P : α → Prop) (hc : chain c) : chain fun x => c x ∧ P x :=
  fun x y hx hy => hc x y hx.1 hy.1
theorem csup_conj (c P : α → Prop) (hc : chain c) (h : ∀ x, c x → ∃ y, c y ∧ x ⊑ y ∧ P y) :
    csup c = csup fun x => c x ∧ P x :=
  rel_antisymm
    (csup_le hc fun x hx => match h x hx with
      | ⟨_, hy, hxy, hP⟩ => rel_trans hxy (le_csup (chain_conj c P hc) ⟨hy, hP⟩))
    (csup_le (chain_conj c P hc) fun _ hx => le_csup hc hx.1)
theorem admissible_or (P Q : α → Prop) (h₁ : admissible P) (h₂ : admissible Q) :
    admissible fun x => P x ∨ Q x := by
  intro c hc h
  by_cases hP : ∀ x, c x → ∃ y, c y ∧ x ⊑ y ∧ P y
  · exact .inl (csup_conj c P hc hP ▸ h₁ _ (chain_conj c P hc) fun _ hx => hx.2)
  · refine .inr ?_
    have ⟨x, hx, hn⟩ : ∃ x, c x ∧ ¬ ∃ y, c y ∧ x ⊑ y ∧ P y := Classical.byContradiction fun k =>
      hP fun x hx => Classical.byContradiction fun n => k ⟨x, hx, n⟩
    have hQ : ∀ y, c y → ∃ z, c z ∧ y ⊑ z ∧ Q z := fun y hy => (hc x y hx hy).elim
      (fun hxy => ⟨y, hy, rel_refl, (h y hy).resolve_left fun k => hn ⟨y, hy, hxy, k⟩⟩)
      (fun hyx => ⟨x, hx, hyx, (h x hx).resolve_left fun k => hn ⟨x, hx, rel_refl, k⟩⟩)
    exact csup_conj c Q hc hQ ▸ h₂ _ (chain_conj c Q hc) fun _ hx => hx.2
theorem admissible_pi {β : Sort v} (P : α → β → Prop) (h : ∀ y, admissible fun x => P x y) :
    admissible fun x => ∀ y, P x y :=
  fun c hc k y => h y c hc fun x hx => k x hx y
end

/-! ## Least fixed points -/
section
variable {α : Sort u} [CompleteLattice α]
def lfp (f : α → α) : α := inf fun c => f c ⊑ c
def lfp_monotone (f : α → α) (_hm : monotone f) : α := lfp f
theorem lfp_prefixed {f : α → α} {hm : monotone f} : f (lfp f) ⊑ lfp f :=
  le_inf fun _ hy => rel_trans (hm _ _ (inf_le hy)) hy
theorem lfp_postfixed {f : α → α} {hm : monotone f} : lfp f ⊑ f (lfp f) :=
  inf_le (hm _ _ (lfp_prefixed (hm := hm)))
theorem lfp_fix {f : α → α} (hm : monotone f) : lfp f = f (lfp f) :=
  rel_antisymm (lfp_postfixed (hm := hm)) (lfp_prefixed (hm := hm))
theorem lfp_monotone_fix {f : α → α} {hm : monotone f} : lfp_monotone f hm = f (lfp_monotone f hm) :=
  lfp_fix hm
theorem lfp_le_of_le {f : α → α} {x : α} : f x ⊑ x → lfp f ⊑ x := fun h => inf_le h
theorem lfp_le_of_le_monotone (f : α → α) {hm : monotone f} (x : α) : f x ⊑ x → lfp_monotone f hm ⊑ x :=
  lfp_le_of_le
end
section
variable {α : Sort u} [CCPO α]
/-- the transfinite iteration of a function from the bottom -/
inductive iterates (f : α → α) : α → Prop where
  | step {x : α} : iterates f x → iterates f (f x)
  | sup {c : α → Prop} (hc : chain c) (hi : ∀ x, c x → iterates f x) : iterates f (csup c)
theorem chain_iterates {f : α → α} (hf : monotone f) : chain (iterates f) := by
  intro x y hx hy
  induction hx generalizing y with
  | @step x _ ih =>
    induction hy with
    | step hy _ => exact (ih _ hy).imp (hf _ _) (hf _ _)
    | @sup c hc _ ih₂ =>
      by_cases h : ∃ z, c z ∧ f x ⊑ z
      · obtain ⟨z, hz, k⟩ := h
        exact .inl (rel_trans k (le_csup hc hz))
      · exact .inr (csup_le hc fun z hz => (ih₂ z hz).resolve_left fun k => h ⟨z, hz, k⟩)
  | @sup c hc _ ih =>
    by_cases h : ∃ z, c z ∧ y ⊑ z
    · obtain ⟨z, hz, k⟩ := h
      exact .inr (rel_trans k (le_csup hc hz))
    · exact .inl (csup_le hc fun z hz => (ih z hz y hy).resolve_right fun k => h ⟨z, hz, k⟩)
theorem rel_f_of_iterates {f : α → α} (hf : monotone f) {x : α} (hx : iterates f x) : x ⊑ f x := by
  induction hx with
  | step _ ih => exact hf _ _ ih
  | sup hc _ ih => exact csup_le hc fun y hy => rel_trans (ih y hy) (hf _ _ (le_csup hc hy))
def fix (f : α → α) (_hmono : monotone f) : α := csup (iterates f)
theorem fix_eq {f : α → α} (hf : monotone f) : fix f hf = f (fix f hf) :=
  have hs : iterates f (fix f hf) := .sup (chain_iterates hf) fun _ h => h
  rel_antisymm (rel_f_of_iterates hf hs) (le_csup (chain_iterates hf) (.step hs))
theorem fix_induct {f : α → α} (hf : monotone f) (motive : α → Prop) (hadm : admissible motive)
    (h : ∀ x, motive x → motive (f x)) : motive (fix f hf) := by
  refine hadm _ (chain_iterates hf) fun x hx => ?_
  induction hx with
  | step _ ih => exact h _ ih
  | sup hc _ ih => exact hadm _ hc ih
end

/-! ## Functions -/
section
variable {α : Sort u} {β : α → Sort v} {γ : Sort w}
instance instOrderPi [∀ x, PartialOrder (β x)] : PartialOrder (∀ x, β x) where
  rel f g := ∀ x, f x ⊑ g x
  rel_refl _ := rel_refl
  rel_trans hf hg x := rel_trans (hf x) (hg x)
  rel_antisymm hf hg := funext fun x => rel_antisymm (hf x) (hg x)
theorem monotone_of_monotone_apply [PartialOrder γ] [∀ x, PartialOrder (β x)] (f : γ → ∀ x, β x)
    (h : ∀ y, monotone fun x => f x y) : monotone f := fun x y k z => h z x y k
theorem monotone_apply [PartialOrder γ] [∀ x, PartialOrder (β x)] (a : α) (f : γ →
    ∀ x, β x) (h : monotone f) :
    monotone fun x => f x a := fun _ _ k => h _ _ k a
theorem chain_apply [∀ x, PartialOrder (β x)] {c : (∀ x, β x) → Prop} (hc : chain c) (x : α) :
    chain fun y => ∃ f, c f ∧ f x = y
  | _, _, ⟨f, hf, e⟩, ⟨g, hg, k⟩ => e ▸ k ▸ (hc f g hf hg).imp (· x) (· x)
def fun_csup [∀ x, CCPO (β x)] (c : (∀ x, β x) → Prop) (x : α) := CCPO.csup fun y => ∃ f, c f ∧ f x = y
def fun_sup [∀ x, CompleteLattice (β x)] (c : (∀ x, β x) → Prop) (x : α) :=
  CompleteLattice.sup fun y => ∃ f, c f ∧ f x = y
instance instCCPOPi [∀ x, CCPO (β x)] : CCPO (∀ x, β x) where
  csup := fun_csup
  csup_spec hc :=
    ⟨fun h g hg x => rel_trans (le_csup (chain_apply hc x) ⟨g, hg, rfl⟩) (h x),
     fun h x => csup_le (chain_apply hc x) fun _ ⟨f, hf, e⟩ => e ▸ h f hf x⟩
instance instCompleteLatticePi [∀ x, CompleteLattice (β x)] : CompleteLattice (∀ x, β x) where
  sup := fun_sup
  sup_spec := ⟨fun h g hg x => rel_trans (le_sup ⟨g, hg, rfl⟩) (h x), fun h x => sup_le fun _ ⟨f, hf, e⟩ => e ▸ h f hf x⟩
theorem admissible_apply [∀ x, CCPO (β x)] (P : ∀ x, β x → Prop) (x : α) (h : admissible (P x)) :
    admissible fun f : ∀ x, β x => P x (f x) :=
  fun _ hc k => h _ (chain_apply hc x) fun _ ⟨f, hf, e⟩ => e ▸ k f hf
theorem admissible_pi_apply [∀ x, CCPO (β x)] (P : ∀ x, β x → Prop) (h : ∀ x, admissible (P x)) :
    admissible fun f : ∀ x, β x => ∀ x, P x (f x) := admissible_pi _ fun x => admissible_apply P x (h x)
@[partial_fixpoint_monotone] theorem monotone_ite {α : Sort u} {β : Sort v} [PartialOrder α] [PartialOrder β] (c : Prop)
    [Decidable c] (k₁ : α → β) (k₂ : α → β) (h₁ : monotone k₁) (h₂ : monotone k₂) :
    monotone fun x => if c then k₁ x else k₂ x := by
  by_cases h : c
  · simp only [if_pos h]; exact h₁
  · simp only [if_neg h]; exact h₂
@[partial_fixpoint_monotone] theorem monotone_dite {α : Sort u} {β : Sort v} [PartialOrder α] [PartialOrder β] (c : Prop)
    [Decidable c] (k₁ : α → c → β) (k₂ : α → ¬c → β) (h₁ : monotone k₁) (h₂ : monotone k₂) :
    monotone fun x => dite c (k₁ x) (k₂ x) := by
  by_cases h : c
  · simp only [dif_pos h]; exact monotone_apply h k₁ h₁
  · simp only [dif_neg h]; exact monotone_apply h k₂ h₂
end

/-! ## Pairs: functions defined together -/
section
variable {α : Sort u} {β : Sort v} {γ : Sort w}
instance instPartialOrderPProd [PartialOrder α] [PartialOrder β] : PartialOrder (α ×' β) where
  rel a b := a.1 ⊑ b.1 ∧ a.2 ⊑ b.2
  rel_refl := ⟨rel_refl, rel_refl⟩
  rel_trans h k := ⟨rel_trans h.1 k.1, rel_trans h.2 k.2⟩
  rel_antisymm {a b} h k := match a, b, rel_antisymm h.1 k.1, rel_antisymm h.2 k.2 with
    | ⟨_, _⟩, ⟨_, _⟩, rfl, rfl => rfl
@[partial_fixpoint_monotone] theorem PProd.monotone_mk [PartialOrder α] [PartialOrder β] [PartialOrder γ] {f : γ → α}
    {g : γ → β} (hf : monotone f) (hg : monotone g) : monotone fun x => PProd.mk (f x) (g x) :=
  fun _ _ h => ⟨hf _ _ h, hg _ _ h⟩
@[partial_fixpoint_monotone] theorem PProd.monotone_fst [PartialOrder α] [PartialOrder β] [PartialOrder γ]
    {f : γ → α ×' β} (hf : monotone f) : monotone fun x => (f x).1 := fun _ _ h => (hf _ _ h).1
@[partial_fixpoint_monotone] theorem PProd.monotone_snd [PartialOrder α] [PartialOrder β] [PartialOrder γ]
    {f : γ → α ×' β} (hf : monotone f) : monotone fun x => (f x).2 := fun _ _ h => (hf _ _ h).2
def PProd.chain.fst [CCPO α] [CCPO β] (c : α ×' β → Prop) : α → Prop := fun a => ∃ b, c ⟨a, b⟩
def PProd.chain.snd [CCPO α] [CCPO β] (c : α ×' β → Prop) : β → Prop := fun b => ∃ a, c ⟨a, b⟩
def PProd.fst [CompleteLattice α] [CompleteLattice β] (c : α ×' β → Prop) : α → Prop := fun a => ∃ b, c ⟨a, b⟩
def PProd.snd [CompleteLattice α] [CompleteLattice β] (c : α ×' β → Prop) : β → Prop := fun b => ∃ a, c ⟨a, b⟩
theorem PProd.chain.chain_fst [CCPO α] [CCPO β] {c : α ×' β → Prop} (hc : Order.chain c) :
    Order.chain (chain.fst c) :=
  fun a₁ a₂ ⟨b₁, h₁⟩ ⟨b₂, h₂⟩ => (hc ⟨a₁, b₁⟩ ⟨a₂, b₂⟩ h₁ h₂).imp (·.1) (·.1)
theorem PProd.chain.chain_snd [CCPO α] [CCPO β] {c : α ×' β → Prop} (hc : Order.chain c) :
    Order.chain (chain.snd c) :=
  fun b₁ b₂ ⟨a₁, h₁⟩ ⟨a₂, h₂⟩ => (hc ⟨a₁, b₁⟩ ⟨a₂, b₂⟩ h₁ h₂).imp (·.2) (·.2)
instance instCompleteLatticePProd [CompleteLattice α] [CompleteLattice β] : CompleteLattice (α ×' β) where
  sup c := ⟨CompleteLattice.sup (PProd.fst c), CompleteLattice.sup (PProd.snd c)⟩
  sup_spec := ⟨fun h p hp => ⟨rel_trans (le_sup ⟨p.2, hp⟩) h.1, rel_trans (le_sup ⟨p.1, hp⟩) h.2⟩,
    fun h => ⟨sup_le fun a ⟨b, hc⟩ => (h ⟨a, b⟩ hc).1, sup_le fun b ⟨a, hc⟩ => (h ⟨a, b⟩ hc).2⟩⟩
instance instCCPOPProd [CCPO α] [CCPO β] : CCPO (α ×' β) where
  csup c := ⟨CCPO.csup (PProd.chain.fst c), CCPO.csup (PProd.chain.snd c)⟩
  csup_spec hc :=
    ⟨fun h p hp => ⟨rel_trans (le_csup (PProd.chain.chain_fst hc) ⟨p.2, hp⟩) h.1,
      rel_trans (le_csup (PProd.chain.chain_snd hc) ⟨p.1, hp⟩) h.2⟩,
     fun h => ⟨csup_le (PProd.chain.chain_fst hc) fun a ⟨b, k⟩ => (h ⟨a, b⟩ k).1,
      csup_le (PProd.chain.chain_snd hc) fun b ⟨a, k⟩ => (h ⟨a, b⟩ k).2⟩⟩
theorem admissible_pprod_fst [CCPO α] [CCPO β] (P : α → Prop) (h : admissible P) :
    admissible fun x : α ×' β => P x.1 :=
  fun _ hc k => h _ (PProd.chain.chain_fst hc) fun a ⟨b, hb⟩ => k ⟨a, b⟩ hb
theorem admissible_pprod_snd [CCPO α] [CCPO β] (P : β → Prop) (h : admissible P) :
    admissible fun x : α ×' β => P x.2 :=
  fun _ hc k => h _ (PProd.chain.chain_snd hc) fun b ⟨a, ha⟩ => k ⟨a, b⟩ ha
end

/-! ## The flat order: one element below all others -/
section
variable {α : Sort u}
def FlatOrder {α : Sort u} (_b : α) := α
variable {b : α}
inductive FlatOrder.rel : (x y : FlatOrder b) → Prop where
  | bot {x : FlatOrder b} : rel b x
  | refl {x : FlatOrder b} : rel x x
instance FlatOrder.instOrder : PartialOrder (FlatOrder b) where
  rel := FlatOrder.rel
  rel_refl := .refl
  rel_trans := fun | .bot, _ => .bot | .refl, h => h
  rel_antisymm := fun | .refl, _ => rfl | .bot, h => match h with | .bot => rfl | .refl => rfl
open Classical in
noncomputable def flat_csup (c : FlatOrder b → Prop) : FlatOrder b :=
  if h : ∃ x : FlatOrder b, c x ∧ x ≠ b then choose h else b
theorem flat_csup_pos {c : FlatOrder b → Prop} (h : ∃ x : FlatOrder b, c x ∧ x ≠ b) :
    flat_csup c = Classical.choose h := dif_pos h
theorem flat_csup_neg {c : FlatOrder b → Prop} (h : ¬∃ x : FlatOrder b, c x ∧ x ≠ b) : flat_csup c = b :=
  dif_neg h
noncomputable instance FlatOrder.instCCPO : CCPO (FlatOrder b) where
  csup := flat_csup
  csup_spec {c x} hc := by
    show flat_csup c ⊑ x ↔ _
    by_cases h : ∃ x : FlatOrder b, c x ∧ x ≠ b
    · rw [flat_csup_pos h]
      have ⟨hz, hn⟩ := Classical.choose_spec h
      generalize Classical.choose h = z at hz hn
      refine ⟨fun k y hy => rel_trans ((hc y z hy hz).elim id fun r => ?_) k, fun k => k z hz⟩
      cases r with
      | bot => exact absurd rfl hn
      | refl => exact .refl
    · rw [flat_csup_neg h]
      refine ⟨fun _ y hy => ?_, fun _ => .bot⟩
      have : y = b := Classical.byContradiction fun n => h ⟨y, hy, n⟩
      exact this ▸ .bot
theorem admissible_flatOrder (P : FlatOrder b → Prop) (hnot : P b) : admissible P := by
  intro c hc h
  show P (flat_csup c)
  by_cases k : ∃ x : FlatOrder b, c x ∧ x ≠ b
  · rw [flat_csup_pos k]; exact h _ (Classical.choose_spec k).1
  · rw [flat_csup_neg k]; exact hnot
end

/-! ## Monads -/
class MonoBind (m : Type u → Type v) [Bind m] [∀ α, PartialOrder (m α)] where
  bind_mono_left {α β : Type u} {a₁ a₂ : m α} {f : α → m β} (h : a₁ ⊑ a₂) : a₁ >>= f ⊑ a₂ >>= f
  bind_mono_right {α β : Type u} {a : m α} {f₁ f₂ : α → m β} (h : ∀ x, f₁ x ⊑ f₂ x) : a >>= f₁ ⊑ a >>= f₂
@[partial_fixpoint_monotone] theorem monotone_bind (m : Type u →
    Type v) [Bind m] [∀ α, PartialOrder (m α)] [MonoBind m]
    {α β : Type u} {γ : Sort w} [PartialOrder γ] (f : γ → m α) (g : γ → α →
        m β) (h₁ : monotone f) (h₂ : monotone g) :
    monotone fun x : γ => f x >>= g x :=
  fun x₁ x₂ h => rel_trans (MonoBind.bind_mono_left (h₁ x₁ x₂ h)) (MonoBind.bind_mono_right fun y => h₂ x₁ x₂ h y)
section
variable {α : Type u} {ε ρ σ : Type u} {m : Type u → Type v}
instance instPartialOrderOption : PartialOrder (Option α) := inferInstanceAs (PartialOrder (FlatOrder none))
noncomputable instance instCCPOOption : CCPO (Option α) := inferInstanceAs (CCPO (FlatOrder none))
noncomputable instance instMonoBindOption : MonoBind Option where
  bind_mono_left h := match h with | .bot => .bot | .refl => .refl
  bind_mono_right {_ _ a _ _} h := match a with | none => .refl | some x => h x
theorem Option.admissible_eq_some (P : Prop) (y : α) : admissible fun x : Option α => x = some y → P :=
  admissible_flatOrder _ nofun
instance [inst : ∀ α, PartialOrder (m α)] : PartialOrder (ExceptT ε m α) := inst _
instance [inst : ∀ α, CCPO (m α)] : CCPO (ExceptT ε m α) := inst _
instance [Monad m] [∀ α, PartialOrder (m α)] [MonoBind m] : MonoBind (ExceptT ε m) where
  bind_mono_left h := MonoBind.bind_mono_left (m := m) h
  bind_mono_right h := MonoBind.bind_mono_right (m :=
    m) fun x => match x with | .ok a => h a | .error _ => rel_refl
instance [inst : ∀ α, PartialOrder (m α)] : PartialOrder (OptionT m α) := inst _
instance [inst : ∀ α, CCPO (m α)] : CCPO (OptionT m α) := inst _
instance [Monad m] [∀ α, PartialOrder (m α)] [MonoBind m] : MonoBind (OptionT m) where
  bind_mono_left h := MonoBind.bind_mono_left (m := m) h
  bind_mono_right h := MonoBind.bind_mono_right (m :=
    m) fun x => match x with | some a => h a | none => rel_refl
instance [inst : PartialOrder (m α)] : PartialOrder (ReaderT ρ m α) :=
  inferInstanceAs (PartialOrder (ρ → m α))
instance [inst : CCPO (m α)] : CCPO (ReaderT ρ m α) := inferInstanceAs (CCPO (ρ → m α))
instance [Monad m] [∀ α, PartialOrder (m α)] [MonoBind m] : MonoBind (ReaderT ρ m) where
  bind_mono_left h x := MonoBind.bind_mono_left (m := m) (h x)
  bind_mono_right h x := MonoBind.bind_mono_right (m := m) fun a => h a x
instance [inst : ∀ α, PartialOrder (m α)] : PartialOrder (StateT σ m α) :=
  inferInstanceAs (PartialOrder (σ → m (α × σ)))
instance [inst : ∀ α, CCPO (m α)] : CCPO (StateT σ m α) := inferInstanceAs (CCPO (σ → m (α × σ)))
instance [Monad m] [∀ α, PartialOrder (m α)] [MonoBind m] : MonoBind (StateT σ m) where
  bind_mono_left h s := MonoBind.bind_mono_left (m := m) (h s)
  bind_mono_right h s := MonoBind.bind_mono_right (m := m) fun (a, s) => h a s
noncomputable instance {ε α : Type} [Nonempty ε] : CCPO (EIO ε α) :=
  inferInstanceAs (CCPO ((s : Void IO.RealWorld) →
      FlatOrder (EST.Out.error Classical.ofNonempty (Classical.choice ⟨s⟩) : EST.Out ε IO.RealWorld α)))
noncomputable instance {ε : Type} [Nonempty ε] : MonoBind (EIO ε) where
  bind_mono_left {_ _ a₁ a₂ f} h s := by
    have := h s
    show FlatOrder.rel (EST.bind a₁ f s) (EST.bind a₂ f s)
    unfold EST.bind
    generalize a₁ s = r₁ at this
    generalize a₂ s = r₂ at this
    cases this with
    | bot => exact .bot
    | refl => exact .refl
  bind_mono_right {_ _ a f₁ f₂} h s := by
    show FlatOrder.rel (EST.bind a f₁ s) (EST.bind a f₂ s)
    unfold EST.bind
    cases a s with
    | ok a s => exact h a s
    | error e s => exact .refl
end

/-! ## Propositions: inductive and coinductive predicates -/
def ImplicationOrder := Prop
instance ImplicationOrder.instOrder : PartialOrder ImplicationOrder where
  rel x y := x → y
  rel_refl := id
  rel_trans h k := k ∘ h
  rel_antisymm h k := propext ⟨h, k⟩
instance ImplicationOrder.instCompleteLattice : CompleteLattice ImplicationOrder where
  sup c := ∃ p, c p ∧ p
  sup_spec := ⟨fun h y hy k => h ⟨y, hy, k⟩, fun h ⟨y, hy, k⟩ => h y hy k⟩
def ReverseImplicationOrder := Prop
instance ReverseImplicationOrder.instOrder : PartialOrder ReverseImplicationOrder where
  rel x y := y → x
  rel_refl := id
  rel_trans h k := h ∘ k
  rel_antisymm h k := propext ⟨k, h⟩
instance ReverseImplicationOrder.instCompleteLattice : CompleteLattice ReverseImplicationOrder where
  sup c := ∀ p, c p → p
  sup_spec := ⟨fun h y hy k => h k y hy, fun h k y hy => h y hy k⟩
section
variable {α : Sort u} [PartialOrder α] {β : Sort v}
@[partial_fixpoint_monotone] theorem implication_order_monotone_exists (f : α → β →
    ImplicationOrder) (h : monotone f) :
    @monotone _ _ _ ImplicationOrder.instOrder fun x => Exists (f x) := fun x y k ⟨w, hw⟩ => ⟨w, h x y k w hw⟩
@[partial_fixpoint_monotone] theorem implication_order_monotone_forall (f : α → β →
    ImplicationOrder) (h : monotone f) :
    @monotone _ _ _ ImplicationOrder.instOrder fun x => ∀ y, f x y := fun x y k hx w => h x y k w (hx w)
@[partial_fixpoint_monotone] theorem implication_order_monotone_and (f₁ : α → ImplicationOrder) (f₂ : α →
    ImplicationOrder)
    (h₁ : @monotone _ _ _ ImplicationOrder.instOrder f₁) (h₂ : @monotone _ _ _ ImplicationOrder.instOrder f₂) :
    @monotone _ _ _ ImplicationOrder.instOrder fun x => f₁ x ∧ f₂ x :=
      fun x y k p => ⟨h₁ x y k p.1, h₂ x y k p.2⟩
@[partial_fixpoint_monotone] theorem implication_order_monotone_or (f₁ : α → ImplicationOrder) (f₂ : α →
    ImplicationOrder)
    (h₁ : @monotone _ _ _ ImplicationOrder.instOrder f₁) (h₂ : @monotone _ _ _ ImplicationOrder.instOrder f₂) :
    @monotone _ _ _ ImplicationOrder.instOrder fun x => f₁ x ∨ f₂ x :=
      fun x y k p => p.imp (h₁ x y k) (h₂ x y k)
@[partial_fixpoint_monotone] theorem coind_monotone_exists (f : α → β →
    ReverseImplicationOrder) (h : monotone f) :
    @monotone _ _ _ ReverseImplicationOrder.instOrder fun x => Exists (f x) :=
      fun x y k ⟨w, hw⟩ => ⟨w, h x y k w hw⟩
@[partial_fixpoint_monotone] theorem coind_monotone_forall (f : α → β →
    ReverseImplicationOrder) (h : monotone f) :
    @monotone _ _ _ ReverseImplicationOrder.instOrder fun x => ∀ y, f x y :=
      fun x y k hy w => h x y k w (hy w)
@[partial_fixpoint_monotone] theorem coind_monotone_and (f₁ : α → Prop) (f₂ : α → Prop)
    (h₁ : @monotone _ _ _ ReverseImplicationOrder.instOrder f₁) (h₂ : @monotone _ _ _ ReverseImplicationOrder.instOrder f₂) :
    @monotone _ _ _ ReverseImplicationOrder.instOrder fun x => f₁ x ∧ f₂ x :=
      fun x y k p => ⟨h₁ x y k p.1, h₂ x y k p.2⟩
@[partial_fixpoint_monotone] theorem coind_monotone_or (f₁ : α → Prop) (f₂ : α → Prop)
    (h₁ : @monotone _ _ _ ReverseImplicationOrder.instOrder f₁) (h₂ : @monotone _ _ _ ReverseImplicationOrder.instOrder f₂) :
    @monotone _ _ _ ReverseImplicationOrder.instOrder fun x => f₁ x ∨ f₂ x :=
      fun x y k p => p.imp (h₁ x y k) (h₂ x y k)
@[partial_fixpoint_monotone] theorem coind_not (f₁ : α →
    Prop) (h₁ : @monotone _ _ _ ReverseImplicationOrder.instOrder f₁) :
    @monotone _ _ _ ImplicationOrder.instOrder fun x => ¬f₁ x := fun x y k n p => n (h₁ x y k p)
@[partial_fixpoint_monotone] theorem ind_not (f₁ : α →
    Prop) (h₁ : @monotone _ _ _ ImplicationOrder.instOrder f₁) :
    @monotone _ _ _ ReverseImplicationOrder.instOrder fun x => ¬f₁ x := fun x y k n p => n (h₁ x y k p)
@[partial_fixpoint_monotone] theorem ind_impl (f₁ : α → Prop) (f₂ : α → Prop)
    (h₁ : @monotone _ _ _ ReverseImplicationOrder.instOrder f₁) (h₂ : @monotone _ _ _ ImplicationOrder.instOrder f₂) :
    @monotone _ _ _ ImplicationOrder.instOrder fun x => f₁ x → f₂ x :=
      fun x y k i p => h₂ x y k (i (h₁ x y k p))
@[partial_fixpoint_monotone] theorem coind_impl (f₁ : α → Prop) (f₂ : α → Prop)
    (h₁ : @monotone _ _ _ ImplicationOrder.instOrder f₁) (h₂ : @monotone _ _ _ ReverseImplicationOrder.instOrder f₂) :
    @monotone _ _ _ ReverseImplicationOrder.instOrder fun x => f₁ x → f₂ x :=
      fun x y k i p => h₂ x y k (i (h₁ x y k p))
end
end Lean.Order
