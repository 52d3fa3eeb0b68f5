-- In which session somebody ended this one: whoever signs out in one place is told so there, and in other words where they were signed out from afar.
-- The log needs no column for it: the activity of the end lies in that session.
ALTER TABLE public.sessions ADD COLUMN ended_in uuid;
