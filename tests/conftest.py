"""What holds for all tests."""

from hypothesis import settings

# A law says what is true, not how fast: the first example pays for imports, and a busy machine is no counterexample.
settings.register_profile("jihua", deadline=None)
settings.load_profile("jihua")
