-- The ledger is read by time, by register and by person, and an import can be undone once.

-- A record's entries in the order of its versions: its history, and the entry that made one version.
create index ledger_entry_version on ledger_entry (workspace_id, subject_id, version, id);
drop index ledger_entry_subject;

-- Feeds, newest first: ids sort by the time they were made.
create index ledger_entry_kind on ledger_entry (workspace_id, subject_kind, id);
create index ledger_entry_person on ledger_entry (workspace_id, person_id, id);

alter table import add column undone_at timestamptz, add column undone_by text;
grant update (undone_at, undone_by) on import to brehon_app;
