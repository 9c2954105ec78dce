"""The pages of an incident, by what people come to do."""
