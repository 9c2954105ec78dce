"""How the desk, a case, the list of cases and the trail are said in words."""
