"""The gateway: channels, conversations, rendering, web pages and the command line."""
