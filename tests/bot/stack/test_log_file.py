import os
from contextlib import closing
from pathlib import Path

from bot.stack.log_file import LogFile


def test_a_full_log_makes_room_and_the_writer_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "rasa.log"
    with closing(LogFile(path, limit=10)) as log:
        os.write(log.fileno(), b"meer dan tien tekens\n")
        log.rotate_when_full()
        os.write(log.fileno(), b"nieuw\n")
        assert log.tail() == "    nieuw"
    assert path.read_text() == "nieuw\n"
    assert path.with_name("rasa.log.1").read_text() == "meer dan tien tekens\n"


def test_a_log_with_room_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "rasa.log"
    path.write_text("gisteren\n")
    with closing(LogFile(path)) as log:
        log.rotate_when_full()
        os.write(log.fileno(), b"vandaag\n")
        assert log.tail() == "    vandaag"
    assert path.read_text() == "gisteren\nvandaag\n"
