"""Errors that a person reads: each message names the thing, the value and the mend."""


class OnRecordError(Exception):
    """Something a person can mend; its text is one line and is shown without a traceback."""


class DatabaseVersionError(OnRecordError):
    """The database was made by an older or a newer version."""


class SettingError(OnRecordError):
    """A setting has a value that cannot be meant."""


class FolderError(OnRecordError):
    """A folder cannot be used."""


class EditingError(OnRecordError):
    """A decision of an editor that cannot be taken as it was asked for."""


class AccountError(OnRecordError):
    """An account of the review desk that cannot be found or made as it was asked for."""
