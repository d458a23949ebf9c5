-- Owner: calendar.
-- Of two changes within one second the later would count as the same: each is told with a time of its own.
alter table scheduling add column stamp timestamptz;
comment on column scheduling.stamp is 'DTSTAMP of what was last told: whole seconds, and later each time';
