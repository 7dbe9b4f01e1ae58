"""Files of others: readers turn them into rows, checks say what is wrong, the plan what to do."""
