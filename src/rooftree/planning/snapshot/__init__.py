"""The frozen picture of work and people that a plan is made from."""
