"""PDF in, Plan out: pure functions over `schemas`, one job a module."""
