"""Bytes in, Pages out: the only rooms that open a PDF."""
