-- A few finished runs, so that there is something to look at.
INSERT INTO "job_execution_history"
    ("id", "job_id", "status", "triggered_by", "triggered_at", "started_at", "completed_at", "exit_code", "duration", "error", "attempt")
VALUES
    ('5f0c2f0e-3d0b-4c58-9a0e-6f2f6a1c1001', 'export-orders', 'completed', 'schedule', '2026-03-30 00:00:00', '2026-03-30 00:00:02', '2026-03-30 00:03:41', 0, 219000, NULL, 0),
    ('5f0c2f0e-3d0b-4c58-9a0e-6f2f6a1c1002', 'export-orders', 'completed', 'schedule', '2026-03-31 00:00:00', '2026-03-31 00:00:01', '2026-03-31 00:03:20', 0, 199000, NULL, 0),
    ('5f0c2f0e-3d0b-4c58-9a0e-6f2f6a1c1003', 'sync-inventory', 'failed', 'schedule', '2026-03-31 08:15:00', '2026-03-31 08:15:00', '2026-03-31 08:17:00', 1, 120000, 'The warehouse did not answer within 120000 ms.', 5),
    ('5f0c2f0e-3d0b-4c58-9a0e-6f2f6a1c1004', 'rebuild-search', 'completed', 'manual', '2026-03-31 09:02:10', '2026-03-31 09:02:11', '2026-03-31 09:11:48', 0, 577000, NULL, 0)
ON CONFLICT ("id") DO NOTHING;
