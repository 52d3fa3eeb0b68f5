-- What several writes have to tell, and a person is told once: of one kill in many turns, of a job that fails again and again.
ALTER TABLE letters ADD COLUMN once text CHECK (length(once) BETWEEN 1 AND 100);
CREATE UNIQUE INDEX letters_once ON letters (user_id, once) WHERE once IS NOT NULL;
