-- CreateTable
CREATE TABLE "saga_instances" (
    "id" TEXT NOT NULL,
    "saga_name" TEXT NOT NULL,
    "correlation_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "is_completed" BOOLEAN NOT NULL DEFAULT false,
    "state" JSONB NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL,

    PRIMARY KEY ("saga_name", "id")
);

-- CreateTable
CREATE TABLE "saga_definitions" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "description" TEXT,
    "group_name" TEXT,
    "source" TEXT NOT NULL DEFAULT 'code',
    "plugin_id" TEXT,
    "handled_types" JSONB,
    "initial_state" JSONB,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "tags" JSONB,
    "metadata" JSONB,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "saga_execution_history" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "saga_name" TEXT NOT NULL,
    "saga_id" TEXT NOT NULL,
    "correlation_id" TEXT NOT NULL,
    "message_type" TEXT NOT NULL,
    "message_id" TEXT,
    "previous_state" JSONB,
    "new_state" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,
    "error" TEXT,
    "duration" INTEGER,
    "transition_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateIndex
CREATE INDEX "saga_instances_saga_name_correlation_id_idx" ON "saga_instances"("saga_name", "correlation_id");

-- CreateIndex
CREATE INDEX "saga_instances_saga_name_is_completed_idx" ON "saga_instances"("saga_name", "is_completed");

-- CreateIndex
CREATE INDEX "saga_instances_updated_at_idx" ON "saga_instances"("updated_at");

-- CreateIndex
CREATE INDEX "saga_definitions_source_idx" ON "saga_definitions"("source");

-- CreateIndex
CREATE INDEX "saga_definitions_group_name_idx" ON "saga_definitions"("group_name");

-- CreateIndex
CREATE INDEX "saga_definitions_enabled_idx" ON "saga_definitions"("enabled");

-- CreateIndex
CREATE INDEX "saga_execution_history_saga_name_saga_id_idx" ON "saga_execution_history"("saga_name", "saga_id");

-- CreateIndex
CREATE INDEX "saga_execution_history_saga_name_correlation_id_idx" ON "saga_execution_history"("saga_name", "correlation_id");

-- CreateIndex
CREATE INDEX "saga_execution_history_transition_at_idx" ON "saga_execution_history"("transition_at");

-- CreateIndex
CREATE INDEX "saga_execution_history_outcome_idx" ON "saga_execution_history"("outcome");
