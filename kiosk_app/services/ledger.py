"""Checking the ledger against itself and against the tables built from it, and building those again."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from kiosk_app.errors import StoreDamaged
from kiosk_app.store import ledger, replay
from kiosk_app.store.station import StationStore, Transaction, driver_execute

SENTENCES = {
    "pages": "数据文件的存储页损坏或被改动",
    "empty": "账本里一行也没有",
    "missing_before": "这一行之前缺了行",
    "chain_broken": "这一行没有接在前一行之后，它之前的行被删改或调换过",
    "altered": "这一行的内容被改动过",
    "signature": "这一行的签名不是本所的",
    "unusable": "这一行的内容本程序无法解释",
    "missing_row": "业务表少了账本里有的一条",
    "extra_row": "业务表多了账本里没有的一条",
    "other_row": "业务表有一条与账本不一致",
}
"""What each code of a finding says to an officer."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `seq` is the ledger row (0 when none can be named), `where` the table row."""

    seq: int
    code: str
    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a verification saw. `rows` is the number of rows walked, `head_hash` in hex."""

    rows: int
    head_seq: int
    head_hash: str
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Nothing was found."""
        return not self.findings


def verify(store: StationStore) -> Findings:
    """Check pages, chain and signatures, then the projections, on one snapshot; the kiosk may go on running.

    A broken chain ends the check at its first bad row: what follows cannot be judged.

    Raises:
        StoreDamaged: the file cannot be read at all.
    """
    return store.read(lambda session: _verify(session, store.verify_key))


def _verify(session: Session, verify_key: bytes) -> Findings:
    execute = driver_execute(session)
    rows, head = execute("SELECT COUNT(*), MAX(seq) FROM ledger").fetchone()
    found = execute("SELECT hash FROM ledger WHERE seq=?", (head,)).fetchone()
    flaws = [ledger.Flaw(0, "pages", text) for (text,) in execute("PRAGMA cipher_integrity_check")]
    flaw = ledger.first_flaw(execute, verify_key)
    flaws += [flaw] if flaw else list(replay.flaws(execute))
    return Findings(rows, head or 0, bytes(found[0]).hex() if found else "", tuple(map(_finding, flaws)))


def _finding(flaw: ledger.Flaw) -> Finding:
    place = f"账本第 {flaw.seq} 行：" if flaw.seq else ""
    where = f"（{flaw.where}）" if flaw.where else ""
    return Finding(flaw.seq, flaw.code, flaw.where, f"{place}{SENTENCES[flaw.code]}{where}。")


def rebuild(store: StationStore) -> int:
    """Build the projections again in one transaction; how many rows were folded.

    Raises:
        StoreDamaged: the chain is broken: rebuilding would make the tables agree with a forgery.
    """

    def work(tx: Transaction) -> int:
        flaw = ledger.first_flaw(tx.execute, store.verify_key)
        if flaw is not None:
            raise StoreDamaged(
                f"{_finding(flaw).sentence[:-1]}，没有重建；请先用备份恢复，再运行 sunshine ledger verify。"
            )
        return replay.rebuild(tx.execute)

    return store.write(work)
