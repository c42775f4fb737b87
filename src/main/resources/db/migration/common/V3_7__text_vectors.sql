-- Sentence vectors of texts that were embedded once; they can be thrown away at any time.
create table text_vector (
    model  varchar(100) not null,
    text   varchar(64)  not null,
    vector bytea        not null,
    constraint text_vector_pk primary key (model, text)
);
