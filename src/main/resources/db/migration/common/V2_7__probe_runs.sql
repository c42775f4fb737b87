-- A run is a probe only if it was planned as one: its tags could say anything.
create table probe_run (
    workspace  varchar(64)  not null,
    run        varchar(40)  not null,
    judge      varchar(200) not null,
    identity   varchar(120) not null,
    rubric     varchar(240) not null,
    rubric_id  varchar(200) not null,
    evalset    varchar(200) not null,
    probes     varchar(120) not null,
    items      integer      not null,
    opened_at  timestamp(6) with time zone not null,
    constraint probe_run_pk primary key (workspace, run)
);
create index probe_run_by_judge on probe_run (workspace, judge, opened_at, run);
create index probe_run_by_identity on probe_run (workspace, identity, opened_at, run);
