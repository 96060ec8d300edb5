-- CreateTable
CREATE TABLE "job_definitions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "source" TEXT NOT NULL DEFAULT 'database',
    "plugin_id" TEXT,
    "execution_type" TEXT NOT NULL DEFAULT 'deno',
    "entrypoint" TEXT,
    "source_url" TEXT,
    "import_map_url" TEXT,
    "allowed_import_hosts" JSONB,
    "task_id" TEXT,
    "task_type" TEXT,
    "wrapper_type" TEXT,
    "wrapper_config" JSONB,
    "schedule" TEXT,
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "timeout" INTEGER NOT NULL DEFAULT 300000,
    "max_retries" INTEGER NOT NULL DEFAULT 3,
    "retry_delay" INTEGER NOT NULL DEFAULT 1000,
    "max_concurrency" INTEGER NOT NULL DEFAULT 1,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "permissions" JSONB,
    "tags" JSONB,
    "metadata" JSONB,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "task_definitions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'local',
    "entrypoint" TEXT NOT NULL,
    "source_url" TEXT,
    "import_map_url" TEXT,
    "args" JSONB,
    "cwd" TEXT,
    "env" JSONB,
    "timeout" INTEGER NOT NULL DEFAULT 300000,
    "permissions" JSONB,
    "plugin_id" TEXT,
    "inline_script" TEXT,
    "runtime_config" JSONB,
    "tags" JSONB,
    "metadata" JSONB,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL,
    "job_id" TEXT,
    CONSTRAINT "task_definitions_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job_definitions" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "wrapper_types" (
    "type" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "entrypoint" TEXT,
    "plugin_id" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "job_execution_history" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "job_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "triggered_by" TEXT NOT NULL,
    "triggered_at" DATETIME NOT NULL,
    "started_at" DATETIME,
    "completed_at" DATETIME,
    "exit_code" INTEGER,
    "duration" INTEGER,
    "error" TEXT,
    "result" JSONB,
    "worker_id" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "payload" JSONB,
    "archived_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateIndex
CREATE INDEX "job_definitions_source_idx" ON "job_definitions"("source");

-- CreateIndex
CREATE INDEX "job_definitions_plugin_id_idx" ON "job_definitions"("plugin_id");

-- CreateIndex
CREATE INDEX "job_definitions_enabled_idx" ON "job_definitions"("enabled");

-- CreateIndex
CREATE INDEX "job_definitions_schedule_idx" ON "job_definitions"("schedule");

-- CreateIndex
CREATE INDEX "task_definitions_type_idx" ON "task_definitions"("type");

-- CreateIndex
CREATE INDEX "task_definitions_source_idx" ON "task_definitions"("source");

-- CreateIndex
CREATE INDEX "task_definitions_plugin_id_idx" ON "task_definitions"("plugin_id");

-- CreateIndex
CREATE INDEX "wrapper_types_plugin_id_idx" ON "wrapper_types"("plugin_id");

-- CreateIndex
CREATE INDEX "job_execution_history_job_id_idx" ON "job_execution_history"("job_id");

-- CreateIndex
CREATE INDEX "job_execution_history_status_idx" ON "job_execution_history"("status");

-- CreateIndex
CREATE INDEX "job_execution_history_triggered_at_idx" ON "job_execution_history"("triggered_at");

-- CreateIndex
CREATE INDEX "job_execution_history_completed_at_idx" ON "job_execution_history"("completed_at");
