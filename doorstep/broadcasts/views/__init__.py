"""Pages of broadcasts: for anybody, for whoever hears them, and at a network's desk."""
