"""What a pull request changes, declaration by declaration, and what may be said of it."""
