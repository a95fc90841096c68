"""Typeset all small plans, or those named on the command line."""

import sys

from tests.templates.typeset import all_plans, typeset

for small in all_plans():
    if len(sys.argv) == 1 or small.name in sys.argv[1:]:
        typeset(small)
