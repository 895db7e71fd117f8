"""What is written on a map: only what fits, and never two things in one place."""

from doorstep.groups.maps.picture import Shape, Words, extent, uncrowded, written


def test_words_stand_in_a_shape_only_where_they_fit() -> None:
    assert extent("M10 10l100 0 0 50-100 0z") == (100, 50)
    [name, number] = written(["SE15", "12"], (60, 35), "M10 10l200 0 0 100-200 0z")
    assert (name.text, number.text, name.room, number.room) == ("SE15", "12", "", "")
    assert [words.text for words in written(["Kensington and Chelsea", "1"], (0, 0), "M0 0l60 0 0 60-60 0z")] == ["1"]
    assert written(["123"], (0, 0), "M0 0l9 0 0 9-9 0z") == []


def test_a_place_whose_name_needs_a_wide_screen_keeps_its_number_on_a_phone() -> None:
    lines = written(["Hackney", "16"], (50, 50), "M0 0l100 0 0 100-100 0z")
    assert [(line.text, line.room) for line in lines] == [("Hackney", "w"), ("16", "w"), ("16", "s")]


def test_no_name_is_written_over_another_or_over_a_number() -> None:
    croydon = Shape("Croydon", 8, "", "", words=[Words("Croydon", 100, 50, ""), Words("8", 100, 90, "")])
    sutton = Shape("Sutton", 5, "", "", words=[Words("Sutton", 20, 50, ""), Words("5", 20, 90, "")])
    around = Shape("Merton", 0, "", "", words=[Words("Merton", 100, 90, "")], plain=True)
    left = [[(line.text, line.room) for line in shape.words] for shape in uncrowded([croydon, sutton, around])]
    assert left == [[("Croydon", ""), ("8", "")], [("Sutton", "w"), ("5", "")], []]
    assert uncrowded([around], besides=croydon.words)[0].words == []


def test_numbers_that_would_run_into_each_other_wait_for_a_wide_screen() -> None:
    shapes = [Shape("", number, "", "", words=[Words(str(number), at, 50, "")]) for number, at in ((161, 0), (437, 50))]
    assert [[line.room for line in shape.words] for shape in uncrowded(shapes)] == [[""], ["w"]]
