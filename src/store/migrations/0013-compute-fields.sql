-- What is computed of records is read, and stands in no column.

-- The day on which what is computed is computed: today in UTC, or the one that records are read as on.
create function reading_day() returns date language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('brehon.reading_day', true), '')::date, (now() at time zone 'utc')::date) $$;
