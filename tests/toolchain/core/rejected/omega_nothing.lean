-- error: No usable constraints found
example (p q : Prop) (h : p) : q := by omega
