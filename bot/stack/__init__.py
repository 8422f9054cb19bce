"""The three processes as one: training, starting, watching and stopping them."""
