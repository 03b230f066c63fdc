"""The same story under other addresses: clusters of copies, and rewrites that take over a large part of a text."""

from store.copies.clusters import cluster_version, cluster_versions

__all__ = ["cluster_version", "cluster_versions"]
