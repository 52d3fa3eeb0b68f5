-- The backend of a connection that is open for as long as a process is at the run, where that is known: once it is gone the run was cut short.
ALTER TABLE job_runs
  ADD COLUMN carrier int,
  ADD COLUMN carrier_since timestamptz,
  ADD CHECK ((carrier IS NULL) = (carrier_since IS NULL));
