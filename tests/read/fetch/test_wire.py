import gzip
import tracemalloc

import pytest

from memcon.read.fetch.wire import WireError, decoded, gunzipped


def test_what_was_compressed_comes_back() -> None:
    assert gunzipped(gzip.compress(b"talks" * 9), 100) == (b"talks" * 9, False)
    assert gunzipped(gzip.compress(b"one ") + gzip.compress(b"two"), 100) == (b"one two", False)
    assert gunzipped(b"", 100) == (b"", False)


def test_a_bomb_is_cut_at_the_limit_and_takes_no_memory() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    body, cut = gunzipped(bomb, 10_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(body), cut) == (10_000, True)
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (gzip.compress(b"talks" * 50)[:-12], "too soon"),
        (b"\x1f\x8b\x08\x00broken and broken", "broken"),
        (b"plain words", "not compressed"),
    ],
)
def test_broken_compression_is_said(raw: bytes, words: str) -> None:
    with pytest.raises(WireError, match=words):
        gunzipped(raw, 1000)


def test_compression_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(WireError, match="“br”"):
        decoded(b"abc", "br", 100)
    assert decoded(b"abc", "identity", 2) == (b"ab", True)
    assert decoded(b"", "br", 100) == (b"", False)
