-- decl: Paint.instInhabitedColor
-- code: target.instance
namespace Paint
inductive Color where
  | red
  | green

instance instInhabitedColor : Inhabited Color := sorry
end Paint

-- solution
namespace Paint
inductive Color where
  | red
  | green

scoped instance instInhabitedColor : Inhabited Color := ⟨.green⟩
end Paint
