"""Work over processes: all of it is done once, whatever happens to a process."""

import time

import pytest

from errands import run_errands
from memcon.errors import ModelError
from memcon.pool import Lost, batches, done, processes


def answers(work: list[str], size: int, workers: int) -> tuple[list[str], list[str]]:
    """What was done, and what was lost."""
    found = [one for batch in done(run_errands, batches(work, size), workers) for one in batch]
    lost = [one.work for one in found if isinstance(one, Lost)]
    return sorted(one for one in found if isinstance(one, str)), sorted(lost)


@pytest.mark.parametrize("workers", [0, 1, 2, 3])
def test_everything_is_done_once_in_any_number_of_processes(workers):
    work = [str(number) for number in range(23)]
    assert answers(work, 4, workers) == (sorted(f"{one} done" for one in work), [])


@pytest.mark.parametrize("death", ["kill", "exit"])
def test_a_piece_that_ends_its_process_costs_no_other_piece(death):
    work = [*(str(number) for number in range(9)), death, *(str(number) for number in range(9, 30))]
    good = sorted(f"{one} done" for one in work if one != death)
    assert answers(work, 3, 2) == (good, [death])


def test_several_such_pieces_are_each_given_up():
    work = ["a", "kill", "b", "c", "exit", "d", "e", "f", "g"]
    good = sorted(f"{one} done" for one in work if one not in {"kill", "exit"})
    assert answers(work, 2, 2) == (good, ["exit", "kill"])


def test_a_process_that_ended_by_chance_costs_nothing(tmp_path):
    work = [f"once:{tmp_path / 'mark'}", "a", "b", "c", "d"]
    assert answers(work, 1, 2) == (sorted(f"{one} done" for one in work), [])


def test_what_the_function_raises_is_raised_as_it_is_and_at_once():
    begun = time.monotonic()
    with pytest.raises(ModelError, match=r"^The model is missing\.$"):
        answers(["late:60", "raise"], 1, 2)
    assert time.monotonic() - begun < 30


def test_who_stops_listening_does_not_wait_for_what_is_under_way():
    begun = time.monotonic()
    work = done(run_errands, batches(["a", "late:60", "late:60"], 1), 2)
    assert next(work) == ["a done"]
    work.close()
    assert time.monotonic() - begun < 30


def test_no_more_is_taken_than_there_are_processes_and_one():
    taken = answered = 0

    def work():
        nonlocal taken
        for number in range(12):
            taken += 1
            yield [f"late:0.0{number % 3}"]

    for _ in done(run_errands, work(), 2):
        assert taken - answered <= 3
        answered += 1
    assert taken == answered == 12


def test_a_late_batch_comes_last():
    assert [batch[0] for batch in done(run_errands, [["late:1"], ["a"], ["b"], ["c"]], 2)][
        -1
    ] == "late:1 done"


@pytest.mark.parametrize(
    ("wanted", "count", "worth"), [(1, 9, 1), (4, 2, 2), (3, 9, 3), (2, 1, 1), (2, 0, 0)]
)
def test_processes_are_no_more_than_batches(wanted, count, worth):
    assert processes(wanted, count) == worth
