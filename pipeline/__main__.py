"""`python -m pipeline` is the command `thidua`."""

from pipeline.cli import main

main()
