"""A bundle into rows: what is new is made, what changed is changed, what was edited here is kept."""
