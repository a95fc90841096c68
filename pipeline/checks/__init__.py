"""Rules over a Plan to findings."""
