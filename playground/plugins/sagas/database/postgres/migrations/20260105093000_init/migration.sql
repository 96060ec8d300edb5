-- CreateTable
CREATE TABLE "saga_instances" (
    "id" VARCHAR(100) NOT NULL,
    "saga_name" VARCHAR(100) NOT NULL,
    "correlation_id" VARCHAR(100) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "is_completed" BOOLEAN NOT NULL DEFAULT false,
    "state" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "saga_instances_pkey" PRIMARY KEY ("saga_name","id")
);

-- CreateTable
CREATE TABLE "saga_definitions" (
    "name" VARCHAR(100) NOT NULL,
    "display_name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "group_name" VARCHAR(100),
    "source" VARCHAR(20) NOT NULL DEFAULT 'code',
    "plugin_id" VARCHAR(100),
    "handled_types" JSONB,
    "initial_state" JSONB,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "metadata" JSONB,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "saga_definitions_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "saga_execution_history" (
    "id" UUID NOT NULL,
    "saga_name" VARCHAR(100) NOT NULL,
    "saga_id" VARCHAR(100) NOT NULL,
    "correlation_id" VARCHAR(100) NOT NULL,
    "message_type" VARCHAR(100) NOT NULL,
    "message_id" VARCHAR(100),
    "previous_state" JSONB,
    "new_state" JSONB NOT NULL,
    "outcome" VARCHAR(20) NOT NULL,
    "error" TEXT,
    "duration" INTEGER,
    "transition_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saga_execution_history_pkey" PRIMARY KEY ("id")
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
CREATE INDEX "saga_definitions_tags_idx" ON "saga_definitions"("tags");

-- CreateIndex
CREATE INDEX "saga_execution_history_saga_name_saga_id_idx" ON "saga_execution_history"("saga_name", "saga_id");

-- CreateIndex
CREATE INDEX "saga_execution_history_saga_name_correlation_id_idx" ON "saga_execution_history"("saga_name", "correlation_id");

-- CreateIndex
CREATE INDEX "saga_execution_history_transition_at_idx" ON "saga_execution_history"("transition_at");

-- CreateIndex
CREATE INDEX "saga_execution_history_outcome_idx" ON "saga_execution_history"("outcome");
