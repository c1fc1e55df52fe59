from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest
from google.oauth2.credentials import Credentials

from tests.sheets_server.trees import text
from tests.stores.patches import summary
from toolkit.errors import INPUT_UNUSABLE, OUTSIDE_FAILED, StudygroupError
from toolkit.problems import Code
from toolkit.stores.google.budget import Budget
from toolkit.stores.google.connect import service_of
from toolkit.stores.google.faults import Right
from toolkit.stores.google.meaning import Fault, Meaning
from toolkit.stores.google.service import Service
from toolkit.stores.google.signing_in import READ_SCOPE, WRITE_SCOPE, ask_in_browser, sign_in
from toolkit.stores.google.store import GoogleStore
from toolkit.stores.google.transport import Transport

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sheets_server import SheetsServer
    from tests.stores.google.reach import Reach
    from toolkit.stores.google.answers import Object

CLIENT = {"installed": {"client_id": "c", "client_secret": "s", "token_uri": "https://oauth2.googleapis.com/token"}}
PERSON = {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "r"}


class Browser:
    """Somebody who agrees, and remembers to what."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, client: Object, scope: str) -> Credentials:
        assert "installed" in client
        self.asked.append(scope)
        made: Credentials = Credentials.from_authorized_user_info({**PERSON, "token": "t-1"})
        return made


def nobody(client: Object, scope: str) -> Credentials:
    raise AssertionError(f"no browser may open for {scope} of {len(client)}")


def private(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    path.chmod(0o600)
    return path


def test_a_service_account_is_known_by_its_address(server: SheetsServer, tmp_path: Path) -> None:
    account = sign_in(server.service_account(tmp_path), write=True, consent=nobody)
    assert account.address == "studygroup@test-project.iam.gserviceaccount.example.com"
    assert account.token_uri == f"{server.url}/token"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"type": "service_account"}', '{"type": "authorized_user"}', '{"web": {"a": 1}}']
)
def test_a_file_that_is_no_key_is_named(tmp_path: Path, content: str) -> None:
    with pytest.raises(StudygroupError) as stopped:
        sign_in(private(tmp_path / "key.json", content), write=False, consent=nobody)
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.GOO_KEY_UNREADABLE, INPUT_UNUSABLE)


def test_a_key_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StudygroupError) as stopped:
        sign_in(tmp_path / "key.json", write=False, consent=nobody)
    assert stopped.value.problem.code is Code.GOO_KEY_MISSING


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_key_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    key = private(tmp_path / "key.json", PERSON)
    key.chmod(mode)
    with pytest.raises(StudygroupError) as stopped:
        sign_in(key, write=False, consent=nobody)
    assert stopped.value.problem.code is Code.GOO_KEY_OPEN


def test_a_key_inside_a_repository_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "keys").mkdir()
    with pytest.raises(StudygroupError) as stopped:
        sign_in(private(tmp_path / "keys" / "key.json", PERSON), write=False, consent=nobody)
    assert stopped.value.problem.code is Code.GOO_KEY_IN_PROJECT


def test_a_person_signs_in_once_for_reading_and_once_for_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(settings))
    client = private(tmp_path / "client.json", CLIENT)
    browser = Browser()
    assert sign_in(client, write=False, consent=browser).address == ""
    sign_in(client, write=False, consent=browser)
    sign_in(client, write=True, consent=browser)
    sign_in(client, write=True, consent=nobody)
    assert browser.asked == [READ_SCOPE, WRITE_SCOPE]
    tokens = sorted((settings / "studygroup").iterdir())
    assert [stat.S_IMODE(path.stat().st_mode) for path in tokens] == [0o600, 0o600]
    assert stat.S_IMODE((settings / "studygroup").stat().st_mode) == 0o700
    # Only what renews a token is kept, never the token itself.
    assert [path for path in tokens if "t-1" in path.read_text("utf-8")] == []


def test_no_browser_opens_where_nobody_watches() -> None:
    with pytest.raises(StudygroupError) as stopped:
        ask_in_browser(CLIENT, READ_SCOPE)
    assert stopped.value.problem.code is Code.GOO_NOT_SIGNED_IN


def test_a_kept_token_google_no_longer_takes_is_forgotten(reach: Reach, tmp_path: Path) -> None:
    kept = private(tmp_path / "google_read.json", PERSON)
    service = Service(reach.service()._transport, reach.clock, "", kept)
    budget = Budget(reach.clock)
    with pytest.raises(StudygroupError):
        service.stop(Fault(Meaning.NOT_FOUND), "表", budget, Right.VIEW)
    assert kept.exists()
    with pytest.raises(StudygroupError) as stopped:
        service.stop(Fault(Meaning.SIGN_IN), "表", budget, Right.VIEW)
    assert stopped.value.problem.code is Code.GOO_SIGN_IN_REFUSED
    assert not kept.exists()


def test_a_person_who_did_not_allow_spreadsheets_is_asked_anew(reach: Reach, tmp_path: Path) -> None:
    kept = private(tmp_path / "google_write.json", PERSON)
    token = text(
        reach.server.tokens.issue("admin@example.com", "https://www.googleapis.com/auth/drive.file"), "access_token"
    )
    transport = Transport(Credentials(token), reach.clock, reach.quota, base=reach.server.url)
    store = GoogleStore(Service(transport, reach.clock, "", kept), reach.people())
    with pytest.raises(StudygroupError) as stopped:
        store.apply([summary()], based_on=store.read())
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.GOO_NO_SCOPE, OUTSIDE_FAILED)
    assert not kept.exists()


@pytest.mark.parametrize("content", [PERSON, CLIENT])
def test_a_person_is_never_taken_to_a_test_server(
    reach: Reach, content: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "studygroup").mkdir()
    private(tmp_path / "studygroup" / "google_write.json", {**PERSON, "token_uri": f"{reach.server.url}/token"})
    key = private(tmp_path / "key.json", {**content, "token_uri": f"{reach.server.url}/token"})
    with pytest.raises(StudygroupError) as stopped:
        service_of(key, write=True, clock=reach.clock, quota=reach.quota, server=reach.server.url)
    assert stopped.value.problem.code is Code.GOO_KEY_IS_REAL


def test_who_may_write_may_read_without_being_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    client = private(tmp_path / "client.json", CLIENT)
    sign_in(client, write=True, consent=Browser())
    sign_in(client, write=False, consent=nobody)


def test_without_a_key_the_machine_s_own_set_up_is_used_or_its_absence_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    with pytest.raises(StudygroupError) as stopped:
        sign_in(None, write=False, consent=nobody)
    assert (stopped.value.problem.code, stopped.value.exit_code) == (Code.GOO_NOT_SIGNED_IN, OUTSIDE_FAILED)
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(private(tmp_path / "adc.json", PERSON)))
    found = sign_in(None, write=False, consent=nobody).credentials
    assert isinstance(found, Credentials)
    assert found.refresh_token == PERSON["refresh_token"]
