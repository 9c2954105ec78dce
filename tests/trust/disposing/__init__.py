"""Files whose period is over, and people who may and may not destroy them."""
