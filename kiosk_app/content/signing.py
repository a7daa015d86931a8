"""Signed packs: an Ed25519 signature over the digest of a pack, in `pack.sig` beside `pack.toml`.

The digest covers the path and the bytes of every file of the pack, so nothing in it can change unseen.
"""

from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from kiosk_app.errors import ContentError, reason

SIGNATURE = "pack.sig"
_PURPOSE = b"sunshine content pack 1\0"
"""Keeps a signature made for anything else from passing for one over a pack."""


def new_key(path: Path) -> str:
    """Make a signing key in the file `path`, readable by its owner only; its public half in hex.

    Raises:
        ContentError: the file is there already, or cannot be written.
    """
    key = Ed25519PrivateKey.generate()
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(data)
    except FileExistsError as error:
        raise ContentError(f"{path} 已经有一个密钥，没有覆盖，请换个文件名。") from error
    except OSError as error:
        raise ContentError(f"密钥写不进 {path}（{reason(error)}），请检查路径和权限。") from error
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def sign(folder: Path, sha256: str, key_file: Path) -> None:
    """Sign the pack in `folder`, whose digest is `sha256` (hex), with the key in `key_file`.

    Raises:
        ContentError: not an Ed25519 key, or the signature cannot be written.
    """
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - editors only

    try:
        key = load_pem_private_key(key_file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise ContentError(f"{key_file} 不是可用的签名密钥，请用 sunshine content key 生成。") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ContentError(f"{key_file} 不是 Ed25519 密钥，请用 sunshine content key 生成。")
    try:
        (folder / SIGNATURE).write_text(key.sign(_PURPOSE + bytes.fromhex(sha256)).hex() + "\n", encoding="ascii")
    except OSError as error:
        raise ContentError(f"签名写不进 {folder / SIGNATURE}（{reason(error)}），请检查权限。") from error


def signed_by(folder: Path, sha256: str, trusted: tuple[str, ...]) -> str | None:
    """Which of the public keys `trusted` (hex) signed the pack in `folder`; None for none of them."""
    try:
        signature = bytes.fromhex((folder / SIGNATURE).read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
    for public in trusted:
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(
                signature, _PURPOSE + bytes.fromhex(sha256)
            )
        except (InvalidSignature, ValueError):
            continue
        return public
    return None
