"""`monthly --send` against a real SMTP server on this machine: each notice once, to its own leader, or said why not."""

from __future__ import annotations

import socket
from email import message_from_bytes
from email.policy import SMTP as LINES
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.cli.commands import ZH_HUB, run, run_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aiosmtpd.smtp import SMTP, Envelope, Session

DAY = ("--as-of", "2026-11-24")


class Arrived(NamedTuple):
    """One message as the server took it."""

    to: str
    data: bytes


class Inbox:
    """A server's handler that keeps what arrives, and refuses whom it is told to."""

    def __init__(self) -> None:
        self.arrived: list[Arrived] = []
        self.refused: set[str] = set()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd names its hooks by the command
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        assert (server, session, options) is not None
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - see above
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert (server, session) is not None
        assert isinstance(envelope.content, bytes)
        self.arrived += [Arrived(each, envelope.content) for each in envelope.rcpt_tos]
        return "250 taken"


def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: object) -> AuthResult:
    assert (server, session, envelope, mechanism) is not None
    known = LoginPassword(b"hr@example.com", b"secret")
    return AuthResult(success=isinstance(given, LoginPassword) and given == known, handled=False)


def free_port() -> int:
    """aiosmtpd cannot be told to choose one itself."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    handler = Inbox()
    port = free_port()
    controller = Controller(
        handler, hostname="127.0.0.1", port=port, authenticator=authenticate, auth_require_tls=False
    )
    controller.start()
    told = {"HOST": "127.0.0.1", "PORT": str(port), "SECURITY": "none", "USER": "hr@example.com", "PASSWORD": "secret"}
    for name, value in told.items():
        monkeypatch.setenv(f"STUDYGROUP_SMTP_{name}", value)
    yield handler
    controller.stop()


def test_each_leader_with_something_to_do_gets_one_message(inbox: Inbox, samples: Path) -> None:
    shown = run_json("monthly", samples / ZH_HUB, "--send", *DAY)
    drafts = {each["path"].rsplit("/", 1)[-1] for each in shown["files"] if each["path"].endswith(".eml")}
    unaddressed = {each["workbook"] for each in shown["problems"] if each["code"] == "MAIL-005"}
    assert len(inbox.arrived) == len(drafts) - len(unaddressed) >= 4
    assert len({each.to for each in inbox.arrived}) == len(inbox.arrived)
    for each in inbox.arrived:
        mail = message_from_bytes(each.data, policy=LINES)
        assert mail["From"] == "hr@example.com"
        assert mail["X-Unsent"] is None
        assert each.to in mail["To"]
        assert mail["Date"]


def test_a_second_run_sends_nothing_again(inbox: Inbox, samples: Path) -> None:
    run("monthly", samples / ZH_HUB, "--send", *DAY)
    first = list(inbox.arrived)
    shown = run("monthly", samples / ZH_HUB, "--send", *DAY)
    assert "已发送通知 0 封。" in shown.output
    assert inbox.arrived == first


def test_one_refused_address_stops_no_other_and_is_tried_again(inbox: Inbox, samples: Path) -> None:
    run("monthly", samples / ZH_HUB, *DAY)
    run("monthly", samples / ZH_HUB, "--send", *DAY)
    everybody = {each.to for each in inbox.arrived}
    (samples / "学习小组总表_输出" / "运行记录" / "sent.txt").unlink()
    inbox.arrived.clear()
    inbox.refused = {min(everybody)}
    shown = run_json("monthly", samples / ZH_HUB, "--send", *DAY)
    assert [each["code"] for each in shown["problems"]].count("MAIL-004") == 1
    assert {each.to for each in inbox.arrived} == everybody - inbox.refused
    inbox.arrived.clear()
    inbox.refused = set()
    run("monthly", samples / ZH_HUB, "--send", *DAY)
    assert {each.to for each in inbox.arrived} == {min(everybody)}


def test_a_wrong_password_is_said_and_the_drafts_stay(
    inbox: Inbox, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDYGROUP_SMTP_PASSWORD", "wrong")
    shown = run_json("monthly", samples / ZH_HUB, "--send", *DAY)
    assert shown["exit"] == 1
    assert "MAIL-003" in {each["code"] for each in shown["problems"]}
    assert inbox.arrived == []
    assert [each for each in shown["files"] if each["path"].endswith(".eml")]


@pytest.mark.parametrize(
    ("name", "value"),
    [("HOST", ""), ("PORT", "smtp"), ("PORT", "70000"), ("SECURITY", "perhaps"), ("PASSWORD", ""), ("FROM", None)],
)
@pytest.mark.usefixtures("inbox")
def test_a_server_not_set_up_is_said_before_anything_is_made(
    name: str, value: str | None, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.setenv("STUDYGROUP_SMTP_USER", "no-address")
    else:
        monkeypatch.setenv(f"STUDYGROUP_SMTP_{name}", value)
    shown = run("monthly", samples / ZH_HUB, "--send", *DAY)
    assert shown.exit_code == 2
    assert f"STUDYGROUP_SMTP_{name}" in shown.output
    assert not list(samples.glob("*_输出"))


def test_mail_leaves_this_machine_only_guarded(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"HOST": "mail.example.com", "SECURITY": "none", "FROM": "hr@example.com"}.items():
        monkeypatch.setenv(f"STUDYGROUP_SMTP_{name}", value)
    shown = run("monthly", samples / ZH_HUB, "--send", *DAY)
    assert (shown.exit_code, "STUDYGROUP_SMTP_SECURITY" in shown.output) == (2, True)


def test_a_server_that_is_down_keeps_nothing_back(inbox: Inbox, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDYGROUP_SMTP_PORT", "9")
    shown = run_json("monthly", samples / ZH_HUB, "--send", *DAY)
    assert shown["exit"] == 1
    assert "MAIL-002" in {each["code"] for each in shown["problems"]}
    assert [each["kind"] for each in shown["files"]].count("month_report") == 6
    assert inbox.arrived == []


def test_reminders_can_be_sent_alone(inbox: Inbox, samples: Path) -> None:
    shown = run("monthly", samples / ZH_HUB, "--remind", "--send", *DAY)
    assert "已发送通知 2 封。" in shown.output
    assert len(inbox.arrived) == 2
    assert not list(samples.rglob("*.docx"))


def test_nobody_s_address_stands_in_the_records(inbox: Inbox, samples: Path) -> None:
    run("monthly", samples / ZH_HUB, "--send", *DAY)
    records = "".join(path.read_text("utf-8") for path in (samples / "学习小组总表_输出" / "运行记录").iterdir())
    book = openpyxl.load_workbook(samples / ZH_HUB, read_only=True)
    addresses = {str(cell) for row in book["名单"].iter_rows(values_only=True) for cell in row if "@" in str(cell)}
    book.close()
    assert len(addresses) > 20
    assert inbox.arrived
    assert not [each for each in addresses if each in records]
