import gzip
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from conftest import PAGE, Reply, Site, item
from memcon.read.fetch import Limits, fetch

Files = Callable[[], dict[str, bytes]]
