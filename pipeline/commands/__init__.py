"""One module a command: options in, one pipeline function called, its result printed.

Only typer and the standard library are imported at the top of these modules, so that `jihua --help` is quick.
"""
