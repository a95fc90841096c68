"""The command line: parse, call one function, print."""


def main() -> None:
    """Run `jihua`."""
    raise SystemExit(2)
