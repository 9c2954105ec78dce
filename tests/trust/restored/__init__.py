"""What the restore drill is made of: a filled installation, hostile backups, and comparing."""
