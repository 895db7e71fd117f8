"""The directory as open data, and the directories of others that we follow."""
