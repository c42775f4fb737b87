-- How the labelled items were chosen: a rate may be claimed only of a probability sample.
alter table gold_set add column sampling varchar(20) default 'random' not null;
