"""Exports become named graphs of a triple store on the network, one a document."""
