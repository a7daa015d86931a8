"""Which data folder a run uses; apart from `cli.usage`, which needs Typer, because the kiosk starts without it."""

from pathlib import Path

from kiosk_app.errors import ConfigError
from kiosk_app.paths import HOME_VARIABLE, Home, choose_home


def home_of(explicit: Path | None) -> Home:
    """The data folder for this run: `--home`, else SUNSHINE_HOME, else the user's own. It may not exist yet.

    Raises:
        ConfigError: the name is taken by something that is not a folder, or the way there is closed to this user.
    """
    home = choose_home(explicit)
    try:
        taken = home.root.exists() and not home.root.is_dir()
    except PermissionError:
        raise ConfigError(
            f"没有权限进入数据文件夹 {home.root}，请用安装时的账户运行，或改正上级文件夹的权限。"
        ) from None
    if taken:
        raise ConfigError(f"数据文件夹 {home.root} 其实是一个文件，请用 --home 或 {HOME_VARIABLE} 换一个文件夹。")
    return home
