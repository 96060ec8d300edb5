-- CreateTable
CREATE TABLE "trigger_events" (
    "id" UUID NOT NULL,
    "trigger_id" VARCHAR(100) NOT NULL,
    "trigger_type" VARCHAR(50) NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "payload" JSONB,
    "action_results" JSONB,
    "error" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "trigger_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trigger_definitions" (
    "id" VARCHAR(100) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "type" VARCHAR(50) NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "topic" VARCHAR(100) NOT NULL DEFAULT 'default',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" VARCHAR(20) NOT NULL DEFAULT 'code',
    "config" JSONB,
    "metadata" JSONB,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "trigger_definitions_pkey" PRIMARY KEY ("id")
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

-- CreateIndex
CREATE INDEX "trigger_definitions_tags_idx" ON "trigger_definitions"("tags");
