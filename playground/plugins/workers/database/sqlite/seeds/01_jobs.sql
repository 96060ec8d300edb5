-- The jobs of the shop.
INSERT INTO "job_definitions"
    ("id", "name", "description", "source", "entrypoint", "schedule", "timezone", "timeout", "max_retries", "enabled", "tags", "updated_at")
VALUES
    ('export-orders', 'Export orders', 'Writes the orders of the day to the archive.', 'local', 'jobs/export-orders.ts', '0 2 * * *', 'Europe/Zurich', 900000, 3, true, '["orders", "nightly"]', CURRENT_TIMESTAMP),
    ('sync-inventory', 'Synchronise inventory', 'Compares stock levels with the warehouse and books the difference.', 'local', 'jobs/sync-inventory.ts', '*/15 * * * *', 'UTC', 120000, 5, true, '["inventory"]', CURRENT_TIMESTAMP),
    ('send-digest', 'Send digest', 'Mails every customer what happened to their orders this week.', 'local', 'jobs/send-digest.ts', '0 7 * * 1', 'Europe/Zurich', 600000, 3, true, '["mail", "weekly"]', CURRENT_TIMESTAMP),
    ('clean-sessions', 'Clean sessions', 'Deletes sessions that expired more than a day ago.', 'local', 'jobs/clean-sessions.ts', '30 3 * * *', 'UTC', 60000, 1, true, '["auth", "nightly"]', CURRENT_TIMESTAMP),
    ('rebuild-search', 'Rebuild search index', 'Reads all products again. Started by hand after the schema of the index has changed.', 'local', 'jobs/rebuild-search.ts', NULL, 'UTC', 1800000, 0, true, '["search"]', CURRENT_TIMESTAMP),
    ('import-legacy', 'Import legacy orders', 'Reads the order files of the former shop.', 'local', 'jobs/import-legacy.ts', NULL, 'Europe/Zurich', 3600000, 0, false, '["orders", "once"]', CURRENT_TIMESTAMP)
ON CONFLICT ("id") DO NOTHING;
