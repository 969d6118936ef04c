-- decl: f
-- decl: g
-- decl: config
-- decl: h
def f (n : Nat) : Nat := match n with
  | 0 => 7
  | k + 1 => sorry

def g (n : Nat) : Nat := if n = 0 then 1 else sorry

structure Config where
  limit : Nat
  run : Nat → Nat

def config : Config := { limit := 5, run := sorry }

def h : Nat → Nat := sorry

-- solution
def f (n : Nat) : Nat := match n with -- the second case is recursive
  | 0 => 7
  | k + 1 => if k = 2 then 3 else f k + 1

def g (n : Nat) : Nat := if n = 0 then 1 else n * n

structure Config where
  limit : Nat
  run : Nat → Nat

def config : Config := { limit := 5, run := fun n => n + 1 }

def h : Nat → Nat
  | 0 => 1
  | n + 1 => h n + h n
