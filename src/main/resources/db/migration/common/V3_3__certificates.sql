-- What a judge has earned on held-out gold: written once, never changed.
create table certificate (
    workspace   varchar(64)  not null,
    id          varchar(40)  not null,
    run         varchar(40)  not null,
    calibration varchar(40),
    evalset     varchar(200) not null,
    series      varchar(200),
    release     varchar(200),
    judge       varchar(200) not null,
    judged      varchar(120) not null,
    models      varchar      not null,
    rubric      varchar(240) not null,
    gold_set    varchar(40)  not null,
    gold        varchar(120) not null,
    look        integer      not null,
    looks       integer      not null,
    renews      varchar(40),
    figures     varchar      not null,
    issued_at   timestamp(6) with time zone not null,
    expires_at  timestamp(6) with time zone not null,
    issued_by   varchar(200) not null,
    constraint certificate_pk primary key (workspace, id)
);
create index certificate_by_judged on certificate (workspace, judged, issued_at, id);
create index certificate_by_evalset on certificate (workspace, evalset, issued_at, id);
