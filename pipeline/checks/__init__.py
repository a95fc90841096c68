"""Rules over a Plan to findings. One rule a module; its docstring is the manual page: what, why, example, severity."""
