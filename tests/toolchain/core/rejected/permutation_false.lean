-- error: Tactic `decide` proved that the proposition
open List
example : [1, 2, 2] ~ [2, 1, 1] := by decide
