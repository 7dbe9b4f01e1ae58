"""The law as dated data, and pure functions that apply it.

``law.yaml`` holds the rules; ``loading`` reads it and an office's own file over it, ``law`` chooses
the version in force on a day, and one small module per family answers questions. Every answer
carries a finding: a verdict, the rules it rests on, what was used and what is missing. Nothing
here guesses: without the sex of a person the age of retirement is unknown.
"""
