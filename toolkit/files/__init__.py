"""Files of ours and the safe way to change people's: output folders, safe names, durable replace, lock, backup.

Decides how bytes reach the disk so that a file is always the old one or the new one; what the bytes mean is left to
`stores` and `word`.
"""
