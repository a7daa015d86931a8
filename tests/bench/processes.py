"""The processes that belong to one program, and what they hold in memory together."""

from pathlib import Path

KIBIBYTE = 1024


def processes_of(root: int) -> list[int]:
    """The process `root`, those of its group, and all their descendants."""
    parents, groups = {}, {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()
        except OSError:
            continue  # it ended meanwhile
        pid = int(entry.parent.name)
        parents[pid], groups[pid] = int(fields[1]), int(fields[2])
    members = {root} | {pid for pid, group in groups.items() if group == root}
    while more := {pid for pid, parent in parents.items() if parent in members} - members:
        members |= more
    return sorted(members)


def proportional_bytes(root: int) -> int:
    """Bytes of memory of all of them, pages shared by several processes divided among those (PSS)."""
    total = 0
    for pid in processes_of(root):
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total * KIBIBYTE
