"""`make benchmark`: how long a question takes, and how that grows from 5 schools to 2,000."""
