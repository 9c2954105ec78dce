"""Complete partnerships, made by the real actions, in which everything secret can be recognised."""
