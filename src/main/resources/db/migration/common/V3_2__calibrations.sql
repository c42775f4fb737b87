-- What a judge's verdicts are worth, learnt from calibration gold: written once, never changed.
create table calibration (
    workspace  varchar(64)  not null,
    id         varchar(40)  not null,
    run        varchar(40)  not null,
    evalset    varchar(200) not null,
    judge      varchar(200) not null,
    judged     varchar(120) not null,
    rubric     varchar(240) not null,
    gold_set   varchar(40)  not null,
    gold       varchar(120) not null,
    folds      integer      not null,
    seed       bigint       not null,
    version    varchar(40)  not null,
    fitted     varchar      not null,
    quality    varchar      not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null,
    constraint calibration_pk primary key (workspace, id)
);
create index calibration_by_run on calibration (workspace, run, judge, created_at);
