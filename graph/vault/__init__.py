"""What protects accounts and sealed sources; it knows no database and keeps but the key ring."""
