-- What a list is narrowed to by words is compared without regard to case, which costs more than reading the row.
create index system_domain_words on system (workspace_id, lower(domain)) where archived_at is null;
