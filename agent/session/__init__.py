"""One repository opened for work: its Lean, its provers, its judge and its journal, and what is done with them.

`opening` makes a session, `session` proves tasks in it, `joining` puts together what was proved apart, `auditing`
judges what stands there without asking a model.
"""
