-- What providers read from their caches, and the items that a judge was shown as examples: nothing is measured on these.
alter table judge_call add column cached_tokens integer;
alter table run_judge add column shown_items varchar;
