import LeanProject.Logic
import LeanProject.Arith
import LeanProject.Lists
import LeanProject.Trees
import LeanProject.Compiler
import LeanProject.Sorting
