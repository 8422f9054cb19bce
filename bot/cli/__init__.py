"""The command line `protocolwijzer`: talks to the running assistant over HTTP."""
