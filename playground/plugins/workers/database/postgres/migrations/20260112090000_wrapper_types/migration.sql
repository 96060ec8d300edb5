-- The wrappers that the workers runtime brings along.
INSERT INTO "wrapper_types" ("type", "name", "description", "updated_at") VALUES
    ('default', 'Default', 'Runs the job as it is.', CURRENT_TIMESTAMP),
    ('etl', 'Extract, transform, load', 'Runs the three steps of a job and hands the rows from one to the next.', CURRENT_TIMESTAMP),
    ('conditional', 'Conditional', 'Runs the job only if its condition holds; otherwise the run counts as skipped.', CURRENT_TIMESTAMP)
ON CONFLICT ("type") DO NOTHING;
