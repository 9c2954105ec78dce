"""What does each section of a board paper say? One module a section, each a pure function."""
