"""Compiled kernels: plain functions on numpy arrays, imported only by who computes with them."""
