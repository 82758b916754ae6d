"""train: from annotated attributions to the weights of the tagger (understand/attributions/tagger).

Needs the extra `train` (torch); nothing else in memcon imports this folder. `python -m memcon.train CORPUS`,
or `make train CORPUS=...`, reads gold of attributions or a checkout of PolNeAR, trains, and writes weights.
"""
