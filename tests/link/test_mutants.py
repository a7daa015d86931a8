"""A slice of `python -m tests.link.mutants`, and that the tally would notice a decoder that is not in order."""

from kiosk_app.domain.check import Picture
from kiosk_app.link.decode import PictureDecoder, Pixels
from tests.link.mutants import SIZE, feed, mutant, sources

SEED, SLICE = 1, 240


def test_every_source_is_sound_and_every_mutant_is_itself_again() -> None:
    assert {source.kind for source in sources()} == {"PNG", "JPEG", "WEBP"}
    assert mutant(7, SEED) == mutant(7, SEED)
    assert len({mutant(number, SEED)[1].sha256 for number in range(100)}) > 95


def test_broken_pictures_are_rejected_or_shown_and_the_child_lives() -> None:
    decoder = PictureDecoder()
    try:
        tally = feed(decoder, range(SLICE), SEED)
    finally:
        decoder.stop()
    assert tally.wrong == []
    assert tally.ends.total() == SLICE
    assert {"damaged", "size_mismatch", "too_many_pixels", "trailing_data", "wrong_type", "shown"} <= tally.ends.keys()
    assert len(tally.children) == 1


class Careless(PictureDecoder):
    """Shows whatever it got."""

    def decode(self, data: bytes, expected: Picture) -> Pixels:
        del expected
        return Pixels(*SIZE, SIZE[0] * 4, data)


def test_a_decoder_that_shows_anything_is_found_out() -> None:
    assert len(feed(Careless(), range(20), SEED).wrong) == 20
