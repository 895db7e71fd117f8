"""Pages of questions: for anybody, for whoever asked, and for those who look things up."""
