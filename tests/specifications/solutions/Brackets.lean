/-!
# A parser

Balanced brackets are read into a forest, and nothing else is.
-/

namespace Specifications.Brackets

inductive Token where
  | opening
  | closing

inductive Forest where
  | empty
  | node (inside rest : Forest)

def print : Forest → List Token
  | .empty => []
  | .node inside rest => .opening :: print inside ++ .closing :: print rest

def step : Token → Option (Forest × List Forest) → Option (Forest × List Forest)
  | .closing, some (rest, stack) => some (.empty, rest :: stack)
  | .opening, some (inside, rest :: stack) => some (.node inside rest, stack)
  | _, _ => none

def run : List Token → Option (Forest × List Forest)
  | [] => some (.empty, [])
  | t :: ts => step t (run ts)

def parse (tokens : List Token) : Option Forest :=
  match run tokens with
  | some (f, []) => some f
  | _ => none

theorem run_print (f : Forest) (ts : List Token) (stack : List Forest) (h : run ts = some (.empty, stack)) :
    run (print f ++ ts) = some (f, stack) := by
  induction f generalizing ts stack with
  | empty => exact h
  | node a b iha ihb =>
    have hb := ihb ts stack h
    have hc : run (.closing :: (print b ++ ts)) = some (.empty, b :: stack) := by
      simp only [run, hb, step]
    have ha := iha _ _ hc
    simp only [print, List.cons_append, List.append_assoc, run, ha, step]

theorem parse_print (f : Forest) : parse (print f) = some f := by
  have h := run_print f [] [] rfl
  rw [List.append_nil] at h
  simp only [parse, h]

def unwind : List Forest → List Token
  | [] => []
  | f :: stack => .closing :: print f ++ unwind stack

theorem of_run (ts : List Token) (f : Forest) (stack : List Forest) (h : run ts = some (f, stack)) :
    ts = print f ++ unwind stack := by
  induction ts generalizing f stack with
  | nil => simp only [run] at h; cases h; rfl
  | cons t ts ih =>
    simp only [run] at h
    cases t with
    | closing =>
      cases hr : run ts with
      | none => rw [hr] at h; cases h
      | some r =>
        rw [hr] at h
        cases h
        have := ih _ _ hr
        simp only [print, unwind, List.nil_append, List.cons_append]
        rw [← this]
    | opening =>
      cases hr : run ts with
      | none => rw [hr] at h; cases h
      | some r =>
        rw [hr] at h
        obtain ⟨a, s⟩ := r
        cases s with
        | nil => cases h
        | cons b s =>
          cases h
          have := ih _ _ hr
          simp only [print, unwind, List.cons_append, List.append_assoc] at this ⊢
          rw [← this]

theorem print_of_parse (tokens : List Token) (f : Forest) (h : parse tokens = some f) : print f = tokens := by
  unfold parse at h
  split at h
  next g hr =>
    cases h
    have := of_run tokens _ _ hr
    simp only [unwind, List.append_nil] at this
    exact this.symm
  next => cases h

end Specifications.Brackets
