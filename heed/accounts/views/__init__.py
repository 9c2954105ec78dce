"""The pages at the door, by what people come to do."""
