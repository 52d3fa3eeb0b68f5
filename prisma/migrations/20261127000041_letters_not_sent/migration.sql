-- How the outbox stands is asked by every health check and by every page of an administrator: what was sent long since is not read for that.
CREATE INDEX letters_given_up ON letters (due_at) WHERE state = 'failed';
CREATE INDEX letters_kept ON letters (state) WHERE state = 'kept';
