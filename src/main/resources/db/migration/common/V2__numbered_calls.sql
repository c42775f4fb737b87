-- Calls and judgements are numbered within their run: rows are appended where the last ones lie, and their order is not
-- that of a clock. A judgement that is asked for again stays; the number in superseded takes it out of the slot.

create table call_v2 (
    workspace          varchar(64)  not null,
    run                varchar(40)  not null,
    number             bigint       not null,
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
    constraint call_v2_pk primary key (workspace, run, number),
    constraint call_v2_run foreign key (workspace, run) references run (workspace, id),
    constraint call_v2_state check (state in ('intended','answered','errored','outcome_unknown','void'))
);

insert into call_v2
select workspace, run, row_number() over (partition by workspace, run order by intended_at, id), item, criterion, judge,
       sample, swapped, attempt, fence, state, prompt_hash, reserved_micros, cost_micros, estimated, http_status, reason,
       raw, model, prompt_tokens, completion_tokens, latency_ms, intended_at, settled_at
from judge_call;

create table judgement_v2 (
    workspace   varchar(64)  not null,
    run         varchar(40)  not null,
    number      bigint       not null,
    item        varchar(200) not null,
    criterion   varchar(200) not null,
    judge       varchar(200) not null,
    sample      integer      not null,
    swapped     boolean      not null,
    superseded  bigint       not null,
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
    constraint judgement_v2_pk primary key (workspace, run, number),
    constraint judgement_v2_slot unique (workspace, run, item, criterion, judge, sample, swapped, superseded),
    constraint judgement_v2_run foreign key (workspace, run) references run (workspace, id),
    constraint judgement_v2_status check (status in ('scored','abstained','unreadable','failed')),
    constraint judgement_v2_label check ((status = 'scored') = (label is not null or score is not null)),
    constraint judgement_v2_confidence check (confidence is null or (confidence >= 0 and confidence <= 1))
);

insert into judgement_v2
select workspace, run, row_number() over (partition by workspace, run order by judged_at, id), item, criterion, judge,
       sample, swapped, 0, status, label, score, confidence, reason, rationale, evidence, flags, fence, cost_micros,
       latency_ms, judged_at
from judgement;

-- Rows of both sides and the link are written in one transaction and never deleted, so that no foreign key guards the
-- call's side: its index would cost as much as the row.
create table judgement_call_v2 (
    workspace  varchar(64) not null,
    run        varchar(40) not null,
    judgement  bigint      not null,
    judge_call bigint      not null,
    constraint judgement_call_v2_pk primary key (workspace, run, judgement, judge_call),
    constraint judgement_call_v2_judgement foreign key (workspace, run, judgement)
        references judgement_v2 (workspace, run, number)
);

insert into judgement_call_v2
select l.workspace, j.run, nj.number, nc.number
from judgement_call l
join judgement j on j.workspace = l.workspace and j.id = l.judgement
join judgement_v2 nj on nj.workspace = j.workspace and nj.run = j.run and nj.item = j.item
     and nj.criterion = j.criterion and nj.judge = j.judge and nj.sample = j.sample and nj.swapped = j.swapped
join (select workspace, id, run,
             row_number() over (partition by workspace, run order by intended_at, id) as number
      from judge_call) nc on nc.workspace = l.workspace and nc.id = l.judge_call;

drop table judgement_call;
drop table judgement;
drop table judge_call;
alter table call_v2 rename to judge_call;
alter table judgement_v2 rename to judgement;
alter table judgement_call_v2 rename to judgement_call;

-- How the calls of a run ended; those that are none of these are under way.
alter table run add column calls_answered bigint default 0 not null;
alter table run add column calls_errored bigint default 0 not null;
alter table run add column calls_unknown bigint default 0 not null;

update run set
    calls_answered = (select count(*) from judge_call c where c.workspace = run.workspace and c.run = run.id and c.state = 'answered'),
    calls_errored = (select count(*) from judge_call c where c.workspace = run.workspace and c.run = run.id and c.state = 'errored'),
    calls_unknown = (select count(*) from judge_call c where c.workspace = run.workspace and c.run = run.id
               and c.state in ('outcome_unknown', 'void'));

-- The model ids that providers returned: more than one for a judge means that the model changed under the run.
create table run_model (
    workspace   varchar(64)  not null,
    run         varchar(40)  not null,
    judge       varchar(200) not null,
    model       varchar(200) not null,
    first_call  bigint       not null,
    constraint run_model_pk primary key (workspace, run, judge, model),
    constraint run_model_run foreign key (workspace, run) references run (workspace, id)
);

insert into run_model
select workspace, run, judge, model, min(number) from judge_call
where model is not null and state = 'answered' group by workspace, run, judge, model;
