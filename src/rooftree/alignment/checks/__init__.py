"""The rules, the frozen view of a workspace that they judge, and the run over all of them."""
