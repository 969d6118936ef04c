"""Model servers, and the portfolio that needs none."""
