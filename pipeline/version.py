"""The versions that records and runs carry."""

__version__ = "0.1.0"
"""Version of the software (`pipeline_version` of a record)."""

SCHEMA_VERSION = "1"
"""Version of the record's shape; rises when a field changes its name, type or meaning."""
