-- What a policy said about a run: written once, never changed.
create table gate_evaluation (
    workspace     varchar(64)  not null,
    id            varchar(40)  not null,
    gate          varchar(200) not null,
    version       varchar(40)  not null,
    fingerprint   varchar(120) not null,
    run           varchar(40)  not null,
    run_opened_at timestamp(6) with time zone not null,
    evalset       varchar(200) not null,
    outcome       varchar(20)  not null,
    document      varchar      not null,
    created_at    timestamp(6) with time zone not null,
    created_by    varchar(200) not null,
    constraint gate_evaluation_pk primary key (workspace, id)
);
create index gate_evaluation_by_gate on gate_evaluation (workspace, gate, run_opened_at, created_at);
create index gate_evaluation_by_run on gate_evaluation (workspace, run, created_at);
