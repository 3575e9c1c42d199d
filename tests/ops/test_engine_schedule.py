"""`rooftree engine schedule` on published instances and on problems of our own."""

import json
import signal
import sys

import pytest

from rooftree.engine import OFFICE_HOURS, Activity, Mode, Problem, Resource, SkillNeed
from rooftree.engine.compilation import compiled
from rooftree.engine.formats.patterson import read_patterson
from rooftree.engine.progress import Progress
from rooftree.engine.schedule.slots import slots_of
from rooftree.ops.commands import run
from rooftree.ops.commands.engine.interrupting import interruptible
from rooftree.ops.commands.engine.progress_line import ProgressLine

INSTANCE = "4 1\n2\n0 0 2 2 3\n3 1 1 4\n2 2 1 4\n0 0 0\n"

PROBLEM = Problem(
    540,
    (
        Activity("dig", modes=(Mode("slow", 480), Mode("fast", 240, {"digger": 1}))),
        Activity("weld", 120, {}, skills=(SkillNeed("weld"),), splittable=True),
        Activity("stand-up", 30, {"ada": 1000}, pinned=600),
    ),
    (),
    (Resource("digger", 1), Resource("ada", 1000, "office", skills={"weld": 1})),
    {"office": OFFICE_HOURS},
)


@pytest.fixture
def file(tmp_path):
    def write(text, name="file"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return write


def printed(capsys, *words):
    assert run(["engine", "schedule", *words]) == 0
    return capsys.readouterr().out


def refusal(capsys, *words):
    assert run(["engine", "schedule", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()[-1]


def test_an_instance_is_printed_as_json_and_nothing_else(capsys, file):
    found = json.loads(printed(capsys, file(INSTANCE), "--seconds", "0.1", "--json"))

    assert list(found) == ["status", "makespan", "lower_bound", "seconds", "starts"]
    assert found["makespan"] == 5
    assert sorted(found["starts"]) == ["1", "2", "3", "4"]


def test_a_problem_of_our_own_tells_modes_people_and_pieces(capsys, file):
    found = json.loads(printed(capsys, file(PROBLEM.to_json()), "--seconds", "0.1", "--json"))

    assert found["modes"] == {"dig": "fast"}
    assert found["people"] == {"weld": ["ada"]}
    assert found["pieces"] == {"weld": [[540, 600], [630, 690]]}
    assert found["starts"] == {"dig": 540, "weld": 540, "stand-up": 600}


def test_a_problem_with_calendars_is_told_in_dates(capsys, file):
    words = printed(capsys, file(PROBLEM.to_json()), "--seconds", "0.1")

    assert "dig 2000-01-03 09:00  fast" in words
    assert "weld 2000-01-03 09:00  ada" in words


def test_what_cannot_be_is_told_as_a_finding(capsys, file):
    problem = Problem(0, (Activity("a", 2, {"r": 3}),), (), (Resource("r", 2),))

    words = printed(capsys, file(problem.to_json()))

    assert words.startswith("infeasible")
    assert "! a needs 3 of r, which has 2" in words


def test_the_format_can_be_told(capsys, file):
    assert "expected a line" in refusal(capsys, file(INSTANCE), "--format", "psplib")
    assert printed(capsys, file(INSTANCE), "--format", "patterson", "--seconds", "0.1")


def test_a_plan_is_sought_for_a_goal_in_order_of_importance(capsys, file):
    work = (Activity("long", 9, {"r": 1}), Activity("due", 2, {"r": 1}, due=2))
    path = file(Problem(0, work, (), (Resource("r", 1),)).to_json())

    words = printed(capsys, path, "--goal", "tardiness, makespan", "--seconds", "0.1")

    assert "tardiness: 0 weighted minutes" in words
    assert "makespan: 11 minutes" in words
    assert "--goal takes some of cost, makespan" in refusal(capsys, path, "--goal", "fun")
    assert "each once" in refusal(capsys, path, "--goal", "cost,cost")


def test_every_fault_of_a_problem_is_in_the_refusal(capsys, file):
    text = '{"activities": [{"key": "a", "duration": -1, "demands": {"x": 1}}]}'

    assert refusal(capsys, file(text, "odd.json")) == (
        "odd.json: activity a has the duration -1; activity a demands the unknown resource x"
    )


@pytest.mark.parametrize("name", ["plan.svg", "plan.PNG"])
def test_a_plan_is_drawn(capsys, file, tmp_path, name):
    printed(capsys, file(INSTANCE), "--seconds", "0.1", "--plot", str(tmp_path / name))

    begins = b"<svg" if name.endswith("svg") else b"\x89PNG"
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_drawing_of_another_kind_is_refused_before_any_work(capsys, file, tmp_path):
    assert refusal(capsys, "missing", "--plot", str(tmp_path / "plan.gif")) == (
        "--plot takes a file that ends in .svg or .png, not plan.gif."
    )


@pytest.mark.parametrize("words", [["--workers", "-1"], ["--seed", "x"], ["--seconds", "-1"]])
def test_numbers_out_of_range_are_refused(capsys, file, words):
    assert words[0] in refusal(capsys, file(INSTANCE), *words)


class Terminal(list):
    """Stands for standard error."""

    def __init__(self, *, is_terminal):
        self.isatty = lambda: is_terminal
        self.write = self.append

    def flush(self):
        """Do nothing; lines are kept as they come."""


def test_progress_is_one_line_on_a_terminal_that_goes_in_the_end(monkeypatch):
    terminal = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)

    with ProgressLine("makespan") as line:
        line(Progress(1.25, 112, 100))
        line(Progress(2.5, 105))

    assert terminal == [
        "\r\x1b[2K   1.2 s  makespan 112  bound 100  gap 12.0%",
        "\r\x1b[2K   2.5 s  makespan 105",
        "\r\x1b[2K",
    ]


@pytest.fixture
def heard():
    """Interrupts as on a terminal; what runs in the background is started deaf to them."""
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, usual)


@pytest.mark.usefixtures("heard")
def test_an_interrupt_asks_for_the_best_so_far_and_a_second_one_ends():
    with interruptible() as stop:
        assert not stop()
        signal.raise_signal(signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_an_interrupted_search_prints_its_plan(capsys, file, monkeypatch):
    def interrupt(line, progress):
        signal.raise_signal(signal.SIGINT)
        monkeypatch.setattr(ProgressLine, "__call__", lambda line, progress: None)

    monkeypatch.setattr(ProgressLine, "__call__", interrupt)
    work = tuple(Activity(str(i), 3, {"r": 2}, splittable=True) for i in range(31))
    path = file(Problem(0, work, (), (Resource("r", 5),)).to_json())

    found = json.loads(printed(capsys, path, "--seconds", "60", "--json"))

    assert len(found["starts"]) == 31
    assert found["seconds"] < 20


def test_there_is_no_progress_where_nobody_looks(monkeypatch):
    elsewhere = Terminal(is_terminal=False)
    monkeypatch.setattr(sys, "stderr", elsewhere)

    with ProgressLine("makespan") as line:
        line(Progress(1, 2))

    assert elsewhere == []


def test_dates_beyond_all_calendars_are_told_and_not_drawn(capsys, file, tmp_path):
    work = tuple(Activity(str(i), 999_999_999, {"ada": 1000}) for i in range(6))
    people = (Resource("ada", 1000, "office"),)
    path = file(Problem(0, work, (), people, {"office": OFFICE_HOURS}).to_json())

    assert "minute " in printed(capsys, path, "--seconds", "0.1")
    drawing = str(tmp_path / "plan.svg")
    told = refusal(capsys, path, "--seconds", "0.1", "--plot", drawing)
    assert "the year 9999" in told


def test_half_characters_are_no_names(capsys, file):
    told = refusal(capsys, file('{"activities": [{"key": "\\ud800"}]}'))

    assert "is not a name" in told


def test_an_instance_whose_slots_would_fill_the_memory_is_planned_by_steps(capsys, file):
    durations = [0, *range(7_900, 8_018), 0]
    demands = [" ".join(str(60 + (i + j) % 40 if duration else 0) for j in range(400))
               for i, duration in enumerate(durations)]  # fmt: skip
    jobs = [f"{duration} {units} {f'1 {i + 2}' if i < 119 else 0}"
            for i, (duration, units) in enumerate(zip(durations, demands, strict=True))]  # fmt: skip
    text = "\n".join(["120 400", " ".join(["100"] * 400), *jobs])

    found = json.loads(printed(capsys, file(text), "--seconds", "0.1", "--json"))

    assert found["makespan"] == sum(durations)
    assert slots_of(compiled(read_patterson(text))) is None
