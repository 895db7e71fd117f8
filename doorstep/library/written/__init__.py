"""The texts that come with the software, by language: `en/shopping-and-money.md`. Read by library/texts.py."""
