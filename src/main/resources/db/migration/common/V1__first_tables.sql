-- Every table carries the workspace from the first day; every query names it.
-- Plain varchar is unbounded text on PostgreSQL and up to 1,048,576 characters on H2, above every limit of the doors.

create table rubric (
    workspace    varchar(64)  not null,
    id           varchar(200) not null,
    version      varchar(30)  not null,
    major        integer      not null,
    fingerprint  varchar(120) not null,
    content      varchar      not null,
    created_at   timestamp(6) with time zone not null,
    created_by   varchar(200) not null,
    constraint rubric_pk primary key (workspace, id, version)
);

-- Prompts, judges and gates: each change is a new revision, so that what a run was made from never disappears.
create table config_revision (
    workspace    varchar(64)  not null,
    kind         varchar(20)  not null,
    id           varchar(200) not null,
    revision     integer      not null,
    fingerprint  varchar(120) not null,
    content      varchar      not null,
    created_at   timestamp(6) with time zone not null,
    created_by   varchar(200) not null,
    constraint config_revision_pk primary key (workspace, kind, id, revision),
    constraint config_revision_kind check (kind in ('prompt', 'judge', 'gate'))
);

create table evalset (
    workspace     varchar(64)  not null,
    id            varchar(200) not null,
    title         varchar(500),
    series        varchar(200),
    release       varchar(200),
    items         integer      not null,
    created_at    timestamp(6) with time zone not null,
    created_by    varchar(200) not null,
    frozen_at     timestamp(6) with time zone,
    content_hash  varchar(120),
    revision      integer      not null,
    constraint evalset_pk primary key (workspace, id),
    constraint evalset_frozen check ((frozen_at is null) = (content_hash is null))
);

create table item (
    workspace      varchar(64)  not null,
    evalset        varchar(200) not null,
    id             varchar(200) not null,
    fingerprint    varchar(120) not null,
    sampling_prob  double precision,
    content        varchar      not null,
    constraint item_pk primary key (workspace, evalset, id),
    constraint item_evalset foreign key (workspace, evalset) references evalset (workspace, id),
    constraint item_sampling_prob check (sampling_prob is null or (sampling_prob > 0 and sampling_prob <= 1))
);

create table audit_label (
    workspace    varchar(64)  not null,
    id           varchar(40)  not null,
    evalset      varchar(200) not null,
    item         varchar(200) not null,
    criterion    varchar(200) not null,
    annotator    varchar(200) not null,
    label        varchar(500),
    score        double precision,
    blind        boolean,
    adjudicated  boolean      not null,
    rationale    varchar,
    decided_at   timestamp(6) with time zone,
    rubric       varchar(240),
    stored_at    timestamp(6) with time zone not null,
    stored_by    varchar(200) not null,
    constraint audit_label_pk primary key (workspace, id),
    constraint audit_label_item foreign key (workspace, evalset, item) references item (workspace, evalset, id)
        on delete cascade,
    constraint audit_label_value check ((label is null) <> (score is null))
);
create index audit_label_by_item on audit_label (workspace, evalset, item, criterion);

create table recorded_verdict (
    workspace          varchar(64)  not null,
    evalset            varchar(200) not null,
    item               varchar(200) not null,
    criterion          varchar(200) not null,
    judge              varchar(200) not null,
    sample             integer      not null,
    swapped            boolean      not null,
    status             varchar(12)  not null,
    label              varchar(500),
    score              double precision,
    confidence         double precision,
    reason             varchar(40),
    rationale          varchar,
    evidence           varchar,
    flags              varchar(200),
    raw                varchar,
    prompt_tokens      integer,
    completion_tokens  integer,
    latency_ms         integer,
    made_at            timestamp(6) with time zone,
    stored_at          timestamp(6) with time zone not null,
    constraint recorded_verdict_pk primary key (workspace, evalset, judge, criterion, item, sample, swapped),
    constraint recorded_verdict_item foreign key (workspace, evalset, item) references item (workspace, evalset, id)
        on delete cascade,
    constraint recorded_verdict_label check ((status = 'scored') = (label is not null or score is not null)),
    constraint recorded_verdict_confidence check (confidence is null or (confidence >= 0 and confidence <= 1))
);
create index recorded_verdict_by_item on recorded_verdict (workspace, evalset, item);

create table gold_set (
    workspace          varchar(64)  not null,
    id                 varchar(40)  not null,
    evalset            varchar(200) not null,
    rubric             varchar(240) not null,
    rubric_id          varchar(200) not null,
    resolve_rule       varchar(40)  not null,
    seed               bigint       not null,
    holdout_share      double precision not null,
    epsilon            double precision not null,
    fingerprint        varchar(120) not null,
    unresolved         varchar      not null,
    ignored_not_blind  integer      not null,
    created_at         timestamp(6) with time zone not null,
    created_by         varchar(200) not null,
    constraint gold_set_pk primary key (workspace, id),
    constraint gold_set_evalset foreign key (workspace, evalset) references evalset (workspace, id),
    constraint gold_set_share check (holdout_share > 0 and holdout_share < 1)
);
create index gold_set_by_evalset on gold_set (workspace, evalset, rubric_id, created_at);

create table gold_label (
    workspace  varchar(64)  not null,
    gold_set   varchar(40)  not null,
    item       varchar(200) not null,
    criterion  varchar(200) not null,
    label      varchar(500),
    score      double precision,
    tier       varchar(20)  not null,
    blind      boolean,
    voters     integer      not null,
    constraint gold_label_pk primary key (workspace, gold_set, item, criterion),
    constraint gold_label_set foreign key (workspace, gold_set) references gold_set (workspace, id),
    constraint gold_label_value check ((label is null) <> (score is null))
);

create table holdout_look (
    workspace  varchar(64)  not null,
    gold_set   varchar(40)  not null,
    look_of    varchar(120) not null,
    number     integer      not null,
    run        varchar(40)  not null,
    judge      varchar(200) not null,
    looked_at  timestamp(6) with time zone not null,
    looked_by  varchar(200) not null,
    constraint holdout_look_pk primary key (workspace, gold_set, look_of),
    constraint holdout_look_number unique (workspace, gold_set, number),
    constraint holdout_look_set foreign key (workspace, gold_set) references gold_set (workspace, id)
);

create table run (
    workspace      varchar(64)  not null,
    id             varchar(40)  not null,
    evalset        varchar(200) not null,
    evalset_hash   varchar(120) not null,
    rubric         varchar(240) not null,
    rubric_hash    varchar(120) not null,
    state          varchar(12)  not null,
    status_reason  varchar(200),
    item_limit     integer,
    seed           bigint       not null,
    max_cost       bigint,
    max_calls      bigint,
    reserved       bigint       not null,
    spent          bigint       not null,
    calls          bigint       not null,
    tags           varchar      not null,
    total          bigint       not null,
    scored         bigint       not null,
    abstained      bigint       not null,
    unreadable     bigint       not null,
    failed         bigint       not null,
    fence          bigint       not null,
    created_at     timestamp(6) with time zone not null,
    created_by     varchar(200) not null,
    started_at     timestamp(6) with time zone,
    finished_at    timestamp(6) with time zone,
    constraint run_pk primary key (workspace, id),
    constraint run_evalset foreign key (workspace, evalset) references evalset (workspace, id),
    constraint run_state check (state in ('queued','running','paused','succeeded','partial','failed','cancelled'))
);
create index run_by_time on run (workspace, created_at, id);

-- What each judge of a run was made from: the whole configuration, so that a later change of the file changes nothing.
create table run_judge (
    workspace      varchar(64)  not null,
    run            varchar(40)  not null,
    judge          varchar(200) not null,
    seat           integer      not null,
    spec_hash      varchar(120) not null,
    spec           varchar      not null,
    prompt_hash    varchar(120),
    prompt         varchar,
    gold_set       varchar(40),
    parts_hash     varchar(120),
    replays        varchar      not null,
    currency       varchar(3),
    constraint run_judge_pk primary key (workspace, run, judge),
    constraint run_judge_run foreign key (workspace, run) references run (workspace, id)
);

create table judge_call (
    workspace          varchar(64)  not null,
    id                 varchar(40)  not null,
    run                varchar(40)  not null,
    item               varchar(200) not null,
    criterion          varchar(200) not null,
    judge              varchar(200) not null,
    sample             integer      not null,
    swapped            boolean      not null,
    attempt            integer      not null,
    fence              bigint       not null,
    state              varchar(20)  not null,
    prompt_hash        varchar(120) not null,
    reserved_micros    bigint       not null,
    cost_micros        bigint,
    estimated          boolean      not null,
    http_status        integer,
    reason             varchar(40),
    raw                varchar,
    model              varchar(200),
    prompt_tokens      integer,
    completion_tokens  integer,
    latency_ms         bigint,
    intended_at        timestamp(6) with time zone not null,
    settled_at         timestamp(6) with time zone,
    constraint judge_call_pk primary key (workspace, id),
    constraint judge_call_run foreign key (workspace, run) references run (workspace, id),
    constraint judge_call_state check (state in ('intended','answered','errored','outcome_unknown','void'))
);
create index judge_call_by_run on judge_call (workspace, run, state);

create table judgement (
    workspace   varchar(64)  not null,
    id          varchar(40)  not null,
    run         varchar(40)  not null,
    item        varchar(200) not null,
    criterion   varchar(200) not null,
    judge       varchar(200) not null,
    sample      integer      not null,
    swapped     boolean      not null,
    status      varchar(12)  not null,
    label       varchar(500),
    score       double precision,
    confidence  double precision,
    reason      varchar(40),
    rationale   varchar,
    evidence    varchar,
    flags       varchar(200),
    fence       bigint       not null,
    cost_micros bigint       not null,
    latency_ms  bigint,
    judged_at   timestamp(6) with time zone not null,
    constraint judgement_pk primary key (workspace, id),
    constraint judgement_slot unique (workspace, run, item, criterion, judge, sample, swapped),
    constraint judgement_run foreign key (workspace, run) references run (workspace, id),
    constraint judgement_status check (status in ('scored','abstained','unreadable','failed')),
    constraint judgement_label check ((status = 'scored') = (label is not null or score is not null)),
    constraint judgement_confidence check (confidence is null or (confidence >= 0 and confidence <= 1))
);

-- One call may feed several judgements, and one judgement may rest on several calls.
create table judgement_call (
    workspace  varchar(64) not null,
    judgement  varchar(40) not null,
    judge_call varchar(40) not null,
    constraint judgement_call_pk primary key (workspace, judgement, judge_call),
    constraint judgement_call_judgement foreign key (workspace, judgement) references judgement (workspace, id),
    constraint judgement_call_call foreign key (workspace, judge_call) references judge_call (workspace, id)
);

-- Who was shown a verdict of an item, and when first: what blindness is decided by.
create table seen (
    workspace  varchar(64)  not null,
    person     varchar(200) not null,
    evalset    varchar(200) not null,
    item       varchar(200) not null,
    run        varchar(40)  not null,
    seen_at    timestamp(6) with time zone not null,
    constraint seen_pk primary key (workspace, person, evalset, item)
);

create table audit_log (
    workspace  varchar(64)  not null,
    seq        bigint       not null,
    at         timestamp(6) with time zone not null,
    actor      varchar(200) not null,
    action     varchar(60)  not null,
    object     varchar(300) not null,
    detail     varchar      not null,
    prev_hash  varchar(64)  not null,
    hash       varchar(64)  not null,
    constraint audit_log_pk primary key (workspace, seq)
);

-- One row a workspace, locked by whoever appends, so that the chain never forks.
create table audit_head (
    workspace  varchar(64) not null,
    seq        bigint      not null,
    hash       varchar(64) not null,
    constraint audit_head_pk primary key (workspace)
);

create table idempotency_key (
    workspace    varchar(64)  not null,
    idem_key     varchar(200) not null,
    request      varchar(300) not null,
    payload      varchar(64)  not null,
    status       integer,
    headers      varchar,
    body         varchar,
    created_at   timestamp(6) with time zone not null,
    constraint idempotency_key_pk primary key (workspace, idem_key)
);

insert into audit_head (workspace, seq, hash)
values ('default', 0, '0000000000000000000000000000000000000000000000000000000000000000');
