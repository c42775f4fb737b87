-- Clusters of disagreements under the ids by which people speak of them, and what people decided about them.
create table disagreement_cluster (
    workspace  varchar(64)   not null,
    id         varchar(40)   not null,
    evalset    varchar(200)  not null,
    judge      varchar(200)  not null,
    criterion  varchar(200)  not null,
    split      varchar(20)   not null,
    first_run  varchar(40)   not null,
    last_run   varchar(40)   not null,
    revision   integer       not null,
    name       varchar(300),
    cause      varchar(40),
    owner      varchar(200),
    status     varchar(20)   not null,
    note       varchar(4000),
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone,
    changed_by varchar(200),
    constraint disagreement_cluster_pk primary key (workspace, id)
);
create index disagreement_cluster_by_judge on disagreement_cluster (workspace, evalset, judge, criterion, split);
create table disagreement_cluster_member (
    workspace varchar(64)  not null,
    cluster   varchar(40)  not null,
    item      varchar(200) not null,
    constraint disagreement_cluster_member_pk primary key (workspace, cluster, item)
);
