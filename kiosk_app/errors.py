"""The errors that people see, and the exit codes that scripts see.

Every message is one Chinese sentence that says what is wrong, where, and what to do. A `SunshineError` that reaches
the command line is printed without a traceback; anything else is a defect and is logged with one.
"""

import errno
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of `sunshine`; a contract with scripts, never renumbered."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    DISPUTED = 10
    DECLINED = 11
    TIMED_OUT = 12
    WITHDRAWN = 13
    UNREACHABLE = 14
    FINDINGS = 15
    REJECTED = 16
    NOT_FOUND = 17


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EEXIST: "已经有同名的文件",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EIO: "磁盘读写出错",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese where it is a common case."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class SunshineError(Exception):
    """An expected failure with a sentence for the person and an exit code for the script."""

    exit_code: ExitCode = ExitCode.FAILED

    def __init__(self, sentence: str, *, exit_code: ExitCode | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        if exit_code is not None:
            self.exit_code = exit_code


class ConfigError(SunshineError):
    """A setting is unknown or has an unusable value."""


class StoreError(SunshineError):
    """The station's or the counter's store cannot be used."""


class StoreMissing(StoreError):
    """There is no store in this home yet."""


class StoreTooNew(StoreError):
    """A newer version of the program wrote this store."""


class StoreDamaged(StoreError):
    """The store's file cannot be read with its key."""


class StoreKeyLost(StoreDamaged):
    """A key file is gone, is no key, or is another store's: putting the right one back mends it."""


class StoreFull(StoreError):
    """The disk has no room; nothing was acknowledged."""


class NotAllowed(SunshineError):
    """The present state does not allow what was asked; `code` says why to a program (for example queue_full)."""

    def __init__(self, sentence: str, *, code: str = "", exit_code: ExitCode | None = None) -> None:
        super().__init__(sentence, exit_code=exit_code)
        self.code = code


class SignInError(SunshineError):
    """Wrong staff number or password, or locked out."""


class ContentError(SunshineError):
    """A content pack was refused; the pack in use stays."""


class ContentPreparing(ContentError):
    """The search index is being loaded or made again; asking a moment later helps."""


class LinkError(SunshineError):
    """The counter and the kiosk could not talk."""

    exit_code = ExitCode.UNREACHABLE


class CaptureError(SunshineError):
    """The officer's screen or file could not be turned into a picture."""
