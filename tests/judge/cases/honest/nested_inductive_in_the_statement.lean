-- decl: t
inductive Rose where
  | node (children : List Rose) : Rose
def leaf : Rose := .node []
theorem t : leaf = .node [] := sorry
-- solution
inductive Rose where
  | node (children : List Rose) : Rose
def leaf : Rose := .node []
theorem t : leaf = .node [] := rfl
