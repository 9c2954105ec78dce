"""The pages about who may open a case file and who may not."""
