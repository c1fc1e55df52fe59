"""The programme's records: frozen, typed, without a word of any language."""
