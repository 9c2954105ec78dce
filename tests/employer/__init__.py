"""An employer's service on this machine: a real OpenID provider in a process of its own."""
