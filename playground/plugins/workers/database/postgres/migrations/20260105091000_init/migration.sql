-- CreateTable
CREATE TABLE "job_definitions" (
    "id" VARCHAR(100) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "source" VARCHAR(20) NOT NULL DEFAULT 'database',
    "plugin_id" VARCHAR(100),
    "execution_type" VARCHAR(20) NOT NULL DEFAULT 'deno',
    "entrypoint" VARCHAR(500),
    "source_url" VARCHAR(1000),
    "import_map_url" VARCHAR(1000),
    "allowed_import_hosts" JSONB,
    "task_id" VARCHAR(100),
    "task_type" VARCHAR(20),
    "wrapper_type" VARCHAR(50),
    "wrapper_config" JSONB,
    "schedule" VARCHAR(100),
    "timezone" VARCHAR(50) NOT NULL DEFAULT 'UTC',
    "timeout" INTEGER NOT NULL DEFAULT 300000,
    "max_retries" INTEGER NOT NULL DEFAULT 3,
    "retry_delay" INTEGER NOT NULL DEFAULT 1000,
    "max_concurrency" INTEGER NOT NULL DEFAULT 1,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "permissions" JSONB,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "metadata" JSONB,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "job_definitions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_definitions" (
    "id" VARCHAR(100) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "type" VARCHAR(20) NOT NULL,
    "source" VARCHAR(20) NOT NULL DEFAULT 'local',
    "entrypoint" VARCHAR(500) NOT NULL,
    "source_url" VARCHAR(1000),
    "import_map_url" VARCHAR(1000),
    "args" JSONB,
    "cwd" VARCHAR(500),
    "env" JSONB,
    "timeout" INTEGER NOT NULL DEFAULT 300000,
    "permissions" JSONB,
    "plugin_id" VARCHAR(100),
    "inline_script" TEXT,
    "runtime_config" JSONB,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "metadata" JSONB,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,
    "job_id" VARCHAR(100),

    CONSTRAINT "task_definitions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wrapper_types" (
    "type" VARCHAR(50) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "entrypoint" VARCHAR(500),
    "plugin_id" VARCHAR(100),
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "wrapper_types_pkey" PRIMARY KEY ("type")
);

-- CreateTable
CREATE TABLE "job_execution_history" (
    "id" UUID NOT NULL,
    "job_id" VARCHAR(100) NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "triggered_by" VARCHAR(20) NOT NULL,
    "triggered_at" TIMESTAMP(3) NOT NULL,
    "started_at" TIMESTAMP(3),
    "completed_at" TIMESTAMP(3),
    "exit_code" INTEGER,
    "duration" INTEGER,
    "error" TEXT,
    "result" JSONB,
    "worker_id" VARCHAR(100),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "payload" JSONB,
    "archived_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_execution_history_pkey" PRIMARY KEY ("id")
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
CREATE INDEX "job_definitions_tags_idx" ON "job_definitions"("tags");

-- CreateIndex
CREATE INDEX "task_definitions_type_idx" ON "task_definitions"("type");

-- CreateIndex
CREATE INDEX "task_definitions_source_idx" ON "task_definitions"("source");

-- CreateIndex
CREATE INDEX "task_definitions_plugin_id_idx" ON "task_definitions"("plugin_id");

-- CreateIndex
CREATE INDEX "task_definitions_tags_idx" ON "task_definitions"("tags");

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

-- AddForeignKey
ALTER TABLE "task_definitions" ADD CONSTRAINT "task_definitions_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job_definitions"("id") ON DELETE SET NULL ON UPDATE CASCADE;
