-- A draft is named by its content: its version number is taken only when it becomes a version.
create table rubric_draft (
    workspace   varchar(64)  not null,
    fingerprint varchar(120) not null,
    rubric      varchar(240) not null,
    content     varchar      not null,
    created_at  timestamp(6) with time zone not null,
    created_by  varchar(200) not null,
    constraint rubric_draft_pk primary key (workspace, fingerprint)
);
-- What a draft was tried on. The verdicts are those of its run; figures are computed when somebody asks.
create table rubric_replay (
    workspace    varchar(64)  not null,
    id           varchar(40)  not null,
    run          varchar(40)  not null,
    judge        varchar(200) not null,
    replay_run   varchar(40)  not null,
    evalset      varchar(200) not null,
    gold_set     varchar(40)  not null,
    from_rubric  varchar(240) not null,
    from_content varchar(120) not null,
    to_rubric    varchar(240) not null,
    to_content   varchar(120) not null,
    items        integer      not null,
    quoted       integer      not null,
    shown        integer      not null,
    not_judged   integer      not null,
    opened_at    timestamp(6) with time zone not null,
    opened_by    varchar(200) not null,
    constraint rubric_replay_pk primary key (workspace, id)
);
create index rubric_replay_by_evalset on rubric_replay (workspace, evalset);
create index rubric_replay_by_run on rubric_replay (workspace, run, opened_at, id);
create unique index rubric_replay_by_replay_run on rubric_replay (workspace, replay_run);
