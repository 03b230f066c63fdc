"""The releases that are kept, with their files to take away; nothing is served that no manifest names."""

from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, redirect, request, send_from_directory, url_for
from werkzeug.wrappers import Response as Redirection

from store.releases.kept import MANIFEST, Release, find_releases
from store.releases.licence import LICENCE
from webapp.asked import refuse_unknown
from webapp.documents import send

bp = Blueprint("releases", __name__)
_FOLDER = "onrecord_releases"
_FOR_GOOD = 31_536_000  # seconds; a release never changes
_TYPES = {".ndjson": "application/x-ndjson", ".csv": "text/csv", ".json": "application/json"}


def install(app: Flask, folder: Path | None) -> None:
    """Serve the releases in `folder`; with None there are none."""
    app.extensions[_FOLDER] = folder


def kept_releases() -> list[Release]:
    """The releases that are served, the newest first."""
    folder: Path | None = current_app.extensions[_FOLDER]
    return find_releases(folder)[::-1] if folder else []


@bp.get("/releases.json")
def releases_json() -> Response:
    """Every release that is kept, the newest first, with its files, their sizes and hashes."""
    refuse_unknown(request.args, [])
    listed = [_release_data(release) for release in kept_releases()]
    return send({"on_record": "releases", "licence": LICENCE, "releases": listed})


@bp.get("/releases/latest")
def latest() -> Redirection:
    """To the manifest of the newest release."""
    refuse_unknown(request.args, [])
    kept = kept_releases() or abort(404, "no release was cut yet: `onrecord release` cuts one")
    return redirect(_address(kept[0], MANIFEST), 302)


@bp.get("/releases/<int:release_no>/<path:file>")
def release_file(release_no: int, file: str) -> Response:
    """A file of a release, or a range of its bytes; its entity tag is the SHA-256 that the manifest has of it."""
    refuse_unknown(request.args, [])
    kept = kept_releases()
    release = next((one for one in kept if one.number == release_no), None)
    if release is None:
        told = f"kept are {kept[-1].number} to {kept[0].number}" if kept else "none was cut yet"
        abort(404, f"there is no release {release_no}: {told}; /releases.json lists them")
    hashes = {one["path"]: one["hash"] for one in release.files}
    if file != MANIFEST and file not in hashes:
        abort(404, f"release {release_no} has no file {file[:60]!r}: its {MANIFEST} names them")
    tag = hashes.get(file, "").removeprefix("sha256:") or True
    mimetype = _TYPES[Path(file).suffix]
    return _closed(
        send_from_directory(release.folder, file, mimetype=mimetype, etag=tag, max_age=_FOR_GOOD, as_attachment=True)
    )


def _closed(answer: Response) -> Response:
    """The answer whose file is closed at its end, which packing leaves open."""
    if close := getattr(answer.response, "close", None):
        answer.call_on_close(close)
    return answer


def _release_data(release: Release) -> dict[str, Any]:
    told = release.manifest["onrecord"]
    files = [
        {
            "path": file["path"],
            "url": _address(release, file["path"]),
            "bytes": file["bytes"],
            "hash": file["hash"],
            "rows": file.get("rows"),
        }
        for file in release.files
    ]
    return {
        "release": release.number,
        "previous": told["previous"],
        "created": release.manifest["created"],
        "as_of": told["as_of"],
        "seq": release.seq,
        "counts": told["counts"],
        "manifest": _address(release, MANIFEST),
        "files": files,
    }


def _address(release: Release, file: str) -> str:
    return url_for("releases.release_file", release_no=release.number, file=file, _external=True)
