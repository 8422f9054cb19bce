"""Step ``fetch``: download and unpack Debian packages, record their versions and licences."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import re
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from training.config import Config
from training.licences import Licence, read_licence

log = logging.getLogger(__name__)

BATCH = 25  # packages an apt-get call

WANTED = re.compile(
    r"/nl(_NL)?/LC_MESSAGES/[^/]+\.mo$|[/_-]nl(_NL)?\.(mo|qm)$|/dictd/|\.xpi$|/omni\.ja$"
    r"|/i18n/(.*/)?(nl|en)\.json$|/libreoffice/help/(nl|en-US)/.*\.html$"
    r"|/(help|HTML)/(nl|C|en)/.*\.(page|docbook|xml|html|bz2)$"
    r"|/doc/.*[/.-](nl|en)[/.].*(html|xml)(\.gz)?$|/copyright$"
)


class PackageUnavailable(Exception):
    """apt knows no such package (or not in the locked version)."""


@dataclass(frozen=True, slots=True)
class Package:
    """One line of the lock file. ``sha256`` is of the .deb."""

    name: str
    version: str
    sha256: str
    licence: str
    other_licences: tuple[str, ...]
    section: str = "main"


def names_in(path: Path) -> list[str]:
    """Package names of a list file; ``#`` starts a comment."""
    lines = (line.split("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def read_lock(path: Path) -> dict[str, Package]:
    """The packages of an earlier run, by name; empty when there was none."""
    if not path.exists():
        return {}
    rows = json.loads(path.read_text("utf-8"))
    return {row["name"]: Package(**{**row, "other_licences": tuple(row["other_licences"])}) for row in rows}


def download(name: str, version: str | None, folder: Path) -> Path:
    """The .deb of a package, through apt; an earlier download is used again.

    Raises PackageUnavailable when the archive does not have it.
    """
    pattern = f"{name}_{(version or '*').replace(':', '%3a')}_*.deb"
    have = sorted(folder.glob(pattern))
    if not have:
        wish = f"{name}={version}" if version else name
        command = ["apt-get", "-q", "-o", "APT::Sandbox::User=root", "download", wish]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise PackageUnavailable(f"{wish}: {done.stderr.strip()[-200:]}")
        have = sorted(folder.glob(pattern))
        if not have:
            raise PackageUnavailable(f"{name} is only a name that other packages provide")
    return have[-1]


def prefetch(names: Sequence[str], lock: Mapping[str, Package], folder: Path) -> None:
    """Download in batches, ten times faster; a batch that fails is left to ``download``."""
    absent = [name for name in names if not any(folder.glob(f"{name}_*.deb"))]
    wishes = [f"{n}={lock[n].version}" if n in lock else n for n in absent]
    for start in range(0, len(wishes), BATCH):
        batch = wishes[start : start + BATCH]
        command = ["apt-get", "-q", "-o", "APT::Sandbox::User=root", "download", *batch]
        subprocess.run(command, cwd=folder, capture_output=True, check=False)


def unpack(deb: Path, target: Path) -> None:
    """Unpack the files that ``WANTED`` names; links are left out."""
    stream = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(deb)], stdout=subprocess.PIPE)
    assert stream.stdout is not None
    with stream, tarfile.open(fileobj=stream.stdout, mode="r|") as archive:
        for member in archive:
            if member.isfile() and WANTED.search(member.name):
                archive.extract(member, target, filter="data")


def copyright_of(name: str, target: Path, deb: Path) -> str:
    """Text of the package's copyright file; follows a doc folder that is a link to a sibling's."""
    own = target / "usr/share/doc" / name / "copyright"
    if own.exists():
        return own.read_text("utf-8", "replace")
    data = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(deb)], capture_output=True, check=True)
    with tarfile.open(fileobj=io.BytesIO(data.stdout)) as archive:
        for member in archive:
            if member.issym() and member.name.rstrip("/").endswith(f"usr/share/doc/{name}"):
                sibling = Path(member.linkname).name
                other = download(sibling, None, deb.parent)
                unpack(other, target)
                return copyright_of(sibling, target, other)
    return ""


def fetch_one(name: str, locked: Package | None, config: Config) -> Package:
    """Download, unpack and describe one package, in its locked version where the archive has it."""
    try:
        deb = download(name, locked.version if locked else None, config.paths.debs)
    except PackageUnavailable:
        if locked is None:
            raise
        log.warning("%s %s is gone from the archive; taking the newest", name, locked.version)
        deb = download(name, None, config.paths.debs)
    target = config.paths.unpacked / name
    if not target.exists():
        target.mkdir(parents=True)
        unpack(deb, target)
    text = copyright_of(name, target, deb)
    licence: Licence = read_licence(text)
    version = deb.name.split("_")[1].replace("%3a", ":")
    digest = hashlib.sha256(deb.read_bytes()).hexdigest()
    return Package(name, version, digest, licence.main, licence.others)


def fetch(config: Config) -> dict[str, int]:
    """Run the step; writes the lock file. Returns counts for the log."""
    config.paths.debs.mkdir(parents=True, exist_ok=True)
    lock = read_lock(config.paths.lock)
    packages: list[Package] = []
    missing: list[str] = []
    names = names_in(config.paths.packages)
    prefetch(names, lock, config.paths.debs)
    for name in names:
        try:
            packages.append(fetch_one(name, lock.get(name), config))
        except PackageUnavailable as error:
            log.warning("left out: %s", error)
            missing.append(name)
    rows = [asdict(package) for package in packages]
    config.paths.lock.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    return {"packages": len(packages), "missing": len(missing)}
