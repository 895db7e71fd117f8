"""What is personal, sealed under the person's own key: fields, keys, keyed hashes, erasing."""
