-- decl: t
-- code: statement.changed
def Small.le (_ _ : Nat) : Prop := True
theorem t (a b : Nat) : Nat.le a b := sorry
-- solution
def Small.le (_ _ : Nat) : Prop := True
namespace Small.Nat
def le (_ _ : Nat) : Prop := True
end Small.Nat
namespace Small
theorem _root_.t (a b : _root_.Nat) : Nat.le a b := trivial
end Small
