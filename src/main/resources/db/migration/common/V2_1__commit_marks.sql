-- A mark is committed together with a piece of work, so that a process whose connection broke during the commit can ask
-- afterwards whether the work is there. The row 'probe' is written to see whether the database takes writes.
create table commit_mark (
    id         varchar(40) not null,
    marked_at  timestamp(6) with time zone not null,
    constraint commit_mark_pk primary key (id)
);
insert into commit_mark (id, marked_at) values ('probe', current_timestamp);
