-- CreateTable
CREATE TABLE "trigger_events" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "trigger_id" TEXT NOT NULL,
    "trigger_type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "payload" JSONB,
    "action_results" JSONB,
    "error" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "trigger_definitions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "type" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "topic" TEXT NOT NULL DEFAULT 'default',
    "tags" JSONB,
    "source" TEXT NOT NULL DEFAULT 'code',
    "config" JSONB,
    "metadata" JSONB,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "trigger_events_trigger_id_idx" ON "trigger_events"("trigger_id");

-- CreateIndex
CREATE INDEX "trigger_events_status_idx" ON "trigger_events"("status");

-- CreateIndex
CREATE INDEX "trigger_events_trigger_type_idx" ON "trigger_events"("trigger_type");

-- CreateIndex
CREATE INDEX "trigger_events_created_at_idx" ON "trigger_events"("created_at");

-- CreateIndex
CREATE INDEX "trigger_definitions_type_idx" ON "trigger_definitions"("type");

-- CreateIndex
CREATE INDEX "trigger_definitions_enabled_idx" ON "trigger_definitions"("enabled");

-- CreateIndex
CREATE INDEX "trigger_definitions_topic_idx" ON "trigger_definitions"("topic");

-- CreateIndex
CREATE INDEX "trigger_definitions_source_idx" ON "trigger_definitions"("source");
