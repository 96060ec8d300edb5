-- What the jobs run.
INSERT INTO "task_definitions" ("id", "name", "type", "entrypoint", "args", "tags", "job_id", "updated_at") VALUES
    ('export-orders-csv', 'Orders as CSV', 'python', 'tasks/export_orders.py', '["--format", "csv"]', '["orders"]', 'export-orders', CURRENT_TIMESTAMP),
    ('export-orders-upload', 'Upload the export', 'shell', 'tasks/upload.sh', '["orders.csv"]', '["orders", "upload"]', 'export-orders', CURRENT_TIMESTAMP),
    ('digest-render', 'Render the digest', 'deno', 'tasks/render_digest.ts', NULL, '["mail"]', 'send-digest', CURRENT_TIMESTAMP)
ON CONFLICT ("id") DO NOTHING;
