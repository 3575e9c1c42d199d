"""Files in a bad state: read with a remark, or refused with the place."""

import json
from io import BytesIO

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.trello.reader import read
from tests.exchange.boards import ALLOTMENT, board, bytes_of, item, remark

WHOLE = ALLOTMENT.read_bytes()
ITEMS = read(WHOLE).items


def refusal(data):
    with pytest.raises(FormatError) as refused:
        read(data)
    return refused.value


class TestJunk:
    @pytest.mark.parametrize(
        "junk",
        [
            b"// 20240203080000\n// https://trello.com/b/Allot014.json\n\n",
            b"Pretty-print \n",
            b'<html><body><pre style="word-wrap: break-word">',
            b")]}',\n",
            b'// {"not": "this"}\n',
        ],
    )
    def test_before_the_payload_is_passed_over(self, junk):
        bundle = read(junk + WHOLE)

        assert bundle.items == ITEMS
        assert remark(bundle, "junk_before").sample

    def test_behind_the_payload_is_passed_over(self):
        bundle = read(WHOLE + b"</pre></body></html>")

        assert bundle.items == ITEMS
        assert remark(bundle, "junk_after")

    def test_far_behind_the_payload_is_passed_over_too(self):
        bundle = read(WHOLE + b" " * 200_000 + b"the end")

        assert remark(bundle, "junk_after").sample.endswith("the end")

    def test_white_space_around_is_no_junk(self):
        bundle = read(b"\n\n " + WHOLE + b"\n" * 100_000)

        assert remark(bundle, "junk_before") is None
        assert remark(bundle, "junk_after") is None


class TestEncodings:
    def test_a_byte_order_mark_is_understood(self):
        assert read(b"\xef\xbb\xbf" + WHOLE).items == ITEMS

    @pytest.mark.parametrize(
        "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
    )
    def test_wide_encodings_are_converted(self, encoding):
        bundle = read(WHOLE.decode().encode(encoding))

        assert bundle.items == ITEMS
        assert remark(bundle, "not_utf8").sample

    def test_western_letters_are_repaired(self):
        whole = board(name="Gärten für Öland")
        data = json.dumps(whole, ensure_ascii=False).replace("🎉", "").replace("\u200c", "")

        bundle = read(data.encode("latin-1"))

        assert bundle.source.name == "Gärten für Öland"
        assert remark(bundle, "repaired_bytes").place == f"byte {data.index('ä')}"

    def test_one_bad_byte_does_not_spoil_the_others(self):
        data = bytes_of(board(name="Gärten #")).replace(b"#", b"\xe4")

        assert read(data).source.name == "Gärten ä"

    def test_letters_cut_by_the_reading_in_portions_are_whole(self):
        data = bytes_of(board(desc="ü€🎉" * 50_000))

        for shift in range(4):
            bundle = read(b" " * shift + data)
            assert bundle.spaces[0].description.markdown == "ü€🎉" * 50_000
            assert remark(bundle, "repaired_bytes") is None

    def test_half_surrogates_become_a_sign(self):
        data = bytes_of(board(name="###")).replace(b"###", rb"\ud83d\ude00 \ud83d \udc00 \\ud83d")

        bundle = read(data)

        assert bundle.source.name == "😀 � � \\ud83d"
        assert remark(bundle, "broken_characters").count == 2

    def test_nuls_inside_text_are_removed(self):
        bundle = read(bytes_of(board(name="a\0b")))

        assert bundle.source.name == "ab"
        assert remark(bundle, "nul_characters").count == 1


class TestRefused:
    def test_names_line_and_column(self):
        refused = refusal(b'// saved\n{"cards": [],\n "lists": [1, 2, oops]}')

        assert refused.place.startswith("line 3, column 18")
        assert "lists" in refused.place
        assert refused.code == "bad-format"

    def test_far_into_the_file_the_place_is_right_too(self):
        data = b'{"desc": "' + "ü".encode() * 70_000 + b'",\n"lists": [' + b"1," * 40_000 + b"x]}"

        column = len('"lists": [') + 80_000 + 1
        assert refusal(data).place.startswith(f"line 2, column {column},")

    @pytest.mark.parametrize("keep", [1, 2, 500, 5_000, 15_000, len(WHOLE) - 3])
    def test_a_file_that_is_cut_off(self, keep):
        refused = refusal(WHOLE[:keep])

        assert "cut off" in refused.problem
        assert refused.expected

    def test_the_place_inside_the_document_is_told(self):
        assert "cards[0].desc" in refusal(WHOLE[: WHOLE.index(b"Two by one")]).place

    @pytest.mark.parametrize("data", [b"", b"   \n", b"\x89PNG\r\n\x1a\n\0\0", b"PK\3\4", b"hello"])
    def test_what_is_no_json(self, data):
        assert "not a JSON file" in refusal(data).problem

    @pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "01"])
    def test_numbers_that_are_none(self, value):
        data = bytes_of(board()).replace(b'"idShort": 1', f'"idShort": {value}'.encode())

        assert "cards[0]" in refusal(data).place

    def test_raw_nuls(self):
        refused = refusal(bytes_of(board(name="###")).replace(b"###", b"\0\0\0"))

        assert refused.place.startswith("line 1, column")

    @pytest.mark.parametrize(
        "nest",
        [
            b'{"cards": ' + b"[" * 200_000,
            b'{"other": ' + b"[" * 200_000,
            b'{"cards": [' + b'{"a":' * 200_000,
            b"[" * 200_000,
        ],
    )
    def test_deep_nesting(self, nest):
        assert refusal(nest).problem.startswith(("The data are nested", "This is a list"))

    def test_an_entry_with_too_many_values(self):
        data = b'{"cards": [{"x": [' + b"1," * 200_001 + b"1]}]}"

        assert "too large" in refusal(data).problem

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"owner": "admin", "color": "0800fd"}, "not the export of a Trello board"),
            ({}, "not the export of a Trello board"),
            ({"id": "1", "idList": "2", "idBoard": "3", "name": "x"}, "single Trello card"),
            ({"id": "1", "name": "x", "boards": []}, "workspace"),
            ([board()], "a list"),
            ("text", "not a JSON file"),
            (12, "not a JSON file"),
            ({"cards": []}, "lists of the board are missing"),
            ({"id": "1", "lists": [], "name": "x"}, "cards of the board are missing"),
            ({"issues": [], "total": 0}, "Jira"),
            ({"model": {}, "action": {}}, "webhook"),
        ],
    )
    def test_what_is_no_board(self, data, words):
        assert words in str(refusal(json.dumps(data).encode()))

    @pytest.mark.parametrize("key", ["cards", "lists"])
    @pytest.mark.parametrize("value", ["x", 3, {}, None, True])
    def test_cards_and_lists_that_are_no_lists(self, key, value):
        assert refusal(bytes_of(board(**{key: value}))).place == key

    @pytest.mark.parametrize("value", [None, 7, "", "x" * 101, ["x"]])
    def test_a_board_that_could_not_be_recognised_again(self, value):
        assert refusal(bytes_of(board(id=value))).place == "id"


def test_a_path_bytes_and_a_stream_are_read_alike(tmp_path):
    path = tmp_path / "board.json"
    path.write_bytes(WHOLE)

    assert read(path) == read(WHOLE) == read(BytesIO(WHOLE))


def test_a_stream_is_read_from_where_it_stands():
    stream = BytesIO(b"other things" + WHOLE)
    stream.seek(12)

    assert item(read(stream), "Dig")
