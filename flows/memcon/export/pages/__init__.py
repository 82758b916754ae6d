"""Pages for people: the exports as a site of plain files, which needs neither server nor network."""
