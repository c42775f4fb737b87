-- Which judgements of a run were members of a cluster when the clusters of its calibration split were found last.
create table clustered_judgement (
    workspace varchar(64)  not null,
    run       varchar(40)  not null,
    item      varchar(200) not null,
    criterion varchar(200) not null,
    judge     varchar(200) not null,
    gold      varchar(40)  not null,
    cluster   varchar(40)  not null,
    constraint clustered_judgement_pk primary key (workspace, run, item, criterion, judge)
);
create index clustered_judgement_by_judge on clustered_judgement (workspace, run, judge, criterion);
