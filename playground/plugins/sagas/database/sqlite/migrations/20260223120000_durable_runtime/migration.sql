-- CreateTable
CREATE TABLE "saga_runtime_state" (
    "instance_id" TEXT NOT NULL PRIMARY KEY,
    "saga_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "envelope" JSONB NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "saga_runtime_transition" (
    "instance_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "record" JSONB NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("instance_id", "version")
);

-- CreateTable
CREATE TABLE "saga_runtime_correlation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "saga_id" TEXT NOT NULL,
    "correlation_key" TEXT NOT NULL,
    "instance_id" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "saga_runtime_state_saga_id_idx" ON "saga_runtime_state"("saga_id");

-- CreateIndex
CREATE INDEX "saga_runtime_state_updated_at_idx" ON "saga_runtime_state"("updated_at");

-- CreateIndex
CREATE INDEX "saga_runtime_transition_instance_id_idx" ON "saga_runtime_transition"("instance_id");

-- CreateIndex
CREATE INDEX "saga_runtime_correlation_instance_id_idx" ON "saga_runtime_correlation"("instance_id");

-- CreateIndex
CREATE UNIQUE INDEX "saga_runtime_correlation_saga_key" ON "saga_runtime_correlation"("saga_id", "correlation_key");
