"""Makes this folder ready to run or to test: system libraries, Python packages, fonts, icons, translations.

Runs on the system's own `python3` with the standard library only. Each step first asks whether it is needed, so a
second run costs a fraction of a second. `prepare.py run` is enough for `make run`; `prepare.py test` adds the tools of
`make test`.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST_PYTHON = (3, 11)

# Debian's names; where a newer release renamed one, both names separated by "|".
LIBRARIES = (
    "libglib2.0-0|libglib2.0-0t64",
    "libegl1",
    "libgl1",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libpulse0|libpulse0t64",
    "libxrandr2",
    "libssl3|libssl3t64",
    "libcups2|libcups2t64",  # printing; without it Qt finds no printer
    "ca-certificates",
    "xvfb",
)


class Stop(Exception):
    """Set-up cannot go on; the message says what the person can do."""


def say(text: str) -> None:
    print(text, flush=True)


def call(command: Sequence[str | Path], what: str) -> None:
    """Run `command`; on failure show its last lines and stop with `what` went wrong."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        tail = "\n".join(done.stdout.strip().splitlines()[-15:])
        raise Stop(f"{what}没有成功：\n{tail}")


# --- system libraries ------------------------------------------------------------------------------------------------


def missing_libraries() -> list[str]:
    """Debian packages still to install; empty where the system has no dpkg (other systems install by hand)."""
    if shutil.which("dpkg-query") is None:
        return []
    names = [name for entry in LIBRARIES for name in entry.split("|")]
    listed = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        check=False,  # it fails when one name is unknown and still lists the others
    ).stdout
    present = {line.split()[0] for line in listed.splitlines() if line.endswith(" installed")}
    missing = [entry.split("|")[0] for entry in LIBRARIES if not present.intersection(entry.split("|"))]
    if importlib.util.find_spec("ensurepip") is None and not PYTHON.exists():
        missing.append("python3-venv")
    return missing


def install_libraries() -> None:
    missing = missing_libraries()
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    prefix = _privilege()
    if prefix is None:
        raise Stop(
            "缺少系统库，当前用户无权安装。请让管理员运行下面这一条命令，再重新运行 make：\n\n"
            f"  sudo sh -c 'apt-get update && {' '.join(install)}'\n"
        )
    say(f"安装系统库：{' '.join(missing)}")
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    call([*quiet, "apt-get", "update"], "更新系统软件清单")
    call([*quiet, *install], "安装系统库")


def _privilege() -> list[str] | None:
    """How to become root: not needed, by sudo, or (None) not possible. sudo may ask only a person at a terminal."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    if sys.stdin is not None and sys.stdin.isatty() and not os.environ.get("CI"):
        return ["sudo"] if subprocess.run(["sudo", "-v"], check=False).returncode == 0 else None
    return None


# --- Python packages -------------------------------------------------------------------------------------------------


def install_packages(goal: str) -> None:
    """The virtual environment from the lock file of `goal`, every file checked against its hash."""
    if not PYTHON.exists() or subprocess.run([str(PYTHON), "-c", ""], capture_output=True, check=False).returncode:
        say("建立 Python 环境 .venv")
        call([sys.executable, "-m", "venv", "--clear", VENV], "建立 Python 环境")
    wanted = {"run": _lock_hash("requirements.lock"), "test": _lock_hash("requirements-dev.lock")}
    if _stamp("test") == wanted["test"] or _stamp(goal) == wanted[goal]:
        return  # the test lock holds everything of the run lock
    lock = ROOT / "packaging" / ("requirements.lock" if goal == "run" else "requirements-dev.lock")
    say(f"按 {lock.relative_to(ROOT)} 安装 Python 软件包（首次约需一分钟）")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    call([*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock], "安装 Python 软件包")
    call([*pip, "--no-build-isolation", "--editable", ROOT], "安装 sunshine 命令")
    _stamp_path(goal).write_text(wanted[goal], encoding="utf-8")


def _lock_hash(name: str) -> str:
    content = (ROOT / "packaging" / name).read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(content).hexdigest()


def _stamp_path(goal: str) -> Path:
    return VENV / f".sunshine-{goal}"


def _stamp(goal: str) -> str:
    path = _stamp_path(goal)
    return path.read_text(encoding="utf-8") if path.exists() else ""


# --- fonts, icons, translations --------------------------------------------------------------------------------------


def _package_folder(name: str) -> Path:
    for found in sorted(VENV.glob(f"lib*/python*/site-packages/{name}")) + sorted(
        VENV.glob(f"Lib/site-packages/{name}")
    ):
        return found
    raise Stop(f"Python 环境里没有 {name}，请删掉 .venv 后重新运行 make setup。")


def build_fonts() -> None:
    """Two real weights cut from the variable Noto Sans SC: Qt would only fake a bold from a variable file."""
    folder = ROOT / "resources" / "fonts"
    weights = {"Regular": 400, "Bold": 700}
    todo = {name: weight for name, weight in weights.items() if not (folder / f"NotoSansSC-{name}.ttf").exists()}
    if not todo:
        return
    say("生成字体 Noto Sans SC（首次约需半分钟）")
    source = _package_folder("justmytype_intl_cjk") / "fonts" / "ofl" / "notosanssc"
    folder.mkdir(parents=True, exist_ok=True)
    failures: list[Stop] = []

    def cut(name: str, weight: int) -> None:
        partial = folder / f".{name}.partial"
        instancer: list[str | Path] = [
            PYTHON,
            "-m",
            "fontTools.varLib.instancer",
            "--quiet",
            "--update-name-table",
            "--static",
        ]
        try:
            call([*instancer, "-o", partial, source / "NotoSansSC[wght].ttf", f"wght={weight}"], f"生成字体 {name}")
            partial.replace(folder / f"NotoSansSC-{name}.ttf")
        except Stop as stop:
            failures.append(stop)

    threads = [threading.Thread(target=cut, args=item) for item in todo.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def copy_icons() -> None:
    target = ROOT / "resources" / "icons" / "materialdesignicons-webfont.ttf"
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_package_folder("fonticon_mdi7") / "fonts" / target.name, target)


def compile_translations() -> None:
    for source in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            call([BIN / "pyside6-lrelease", "-silent", source, "-qm", compiled], f"编译译文 {source.name}")


def prepare(goal: str) -> None:
    if sys.version_info < OLDEST_PYTHON:
        raise Stop(f"需要 Python 3.11 或更新的版本，现在是 {sys.version.split()[0]}，请先安装。")
    install_libraries()
    install_packages(goal)
    build_fonts()
    copy_icons()
    compile_translations()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("goal", choices=("run", "test"))
    goal = parser.parse_args().goal
    started = time.monotonic()
    try:
        prepare(goal)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    say(f"准备就绪（{time.monotonic() - started:.1f} 秒）")
    return 0


if __name__ == "__main__":
    sys.exit(main())
