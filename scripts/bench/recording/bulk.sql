-- Two tables of a hundred thousand equal contacts: one as it is recorded, one that nobody records.
INSERT INTO public.users (email, name, role) VALUES ('bulk@example.org', 'Bulk', 'audit_user');
INSERT INTO example.contacts (owner_id, name, email, phone, company, note, tags, birthday)
SELECT u.id, 'Contact ' || i, 'contact' || i || '@example.org', '+44 20 ' || i, 'Company ' || i % 100, 'Met at fair number ' || i, ARRAY['fair', 'y' || i % 20], date '1950-01-01' + i % 20000
FROM public.users u, generate_series(1, 100000) AS i WHERE u.email = 'bulk@example.org';
CREATE TABLE example.unrecorded (LIKE example.contacts INCLUDING ALL);
INSERT INTO example.unrecorded SELECT * FROM example.contacts;
