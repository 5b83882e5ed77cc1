-- What an import says beside its counts: the headings of its file, by which the next file of the same source is known
-- again (SHA-256 over them, sorted), and how many rows were left out because the person chose so.
alter table import add column headings text;
alter table import add column left_out integer not null default 0;
create index import_of_source on import (workspace_id, register, headings, at desc) where headings is not null;
