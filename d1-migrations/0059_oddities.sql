-- owner: billing
-- What an operator has to look at, as it was learnt: each run of the jobs complains of it for a day, so that it stands where the runs of jobs are shown.
CREATE TABLE billing_oddities (
  at    INTEGER NOT NULL,
  what  TEXT NOT NULL,
  PRIMARY KEY (at, what)
) STRICT, WITHOUT ROWID;
