-- A cron trigger for every scheduled job of the workers plugin.
INSERT INTO "trigger_definitions" ("id", "name", "type", "enabled", "topic", "tags", "source", "config", "updated_at")
SELECT 'cron-' || "id", "name", 'cron', "enabled", 'jobs', '["cron"]', 'config', json_object('schedule', "schedule", 'timezone', "timezone", 'job', "id"), CURRENT_TIMESTAMP
FROM "job_definitions"
WHERE "schedule" IS NOT NULL
ON CONFLICT ("id") DO NOTHING;

INSERT INTO "trigger_definitions" ("id", "name", "description", "type", "topic", "tags", "source", "config", "updated_at") VALUES
    ('incoming-orders', 'Incoming orders', 'Order files that a partner drops in a folder.', 'file', 'orders', '["orders", "partner"]', 'config', '{"path": "./incoming", "pattern": "*.json"}', CURRENT_TIMESTAMP),
    ('payment-webhook', 'Payment webhook', 'The payment provider reports what became of a payment; it signs with "HMAC-SHA256; v1".', 'webhook', 'payments', '["payments"]', 'config', '{"path": "/hooks/payment", "method": "POST"}', CURRENT_TIMESTAMP)
ON CONFLICT ("id") DO NOTHING;
