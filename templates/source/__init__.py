"""The stock templates as one description each, said in two languages."""
