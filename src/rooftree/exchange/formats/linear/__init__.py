"""Issues of Linear, as its export to CSV gives them."""
