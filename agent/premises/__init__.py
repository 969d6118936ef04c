"""What a proof may use: an index of the declarations visible at a place, and the search for those that help there.

`kernel` and `parsing` read terms into `tree` (from compiled files, from Lean text), `printing` shows them, `features`
and `matching` say what they are about, `declarations` collects them by module, `store` keeps them on disk, `retrieval`
ranks them, `library` joins all that for one project, and `corpus` and `trace` take them from lean-dojo.
"""
