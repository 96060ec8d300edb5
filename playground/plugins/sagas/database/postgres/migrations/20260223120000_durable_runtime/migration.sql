-- CreateTable
CREATE TABLE "saga_runtime_state" (
    "instance_id" VARCHAR(200) NOT NULL,
    "saga_id" VARCHAR(100) NOT NULL,
    "version" INTEGER NOT NULL,
    "envelope" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "saga_runtime_state_pkey" PRIMARY KEY ("instance_id")
);

-- CreateTable
CREATE TABLE "saga_runtime_transition" (
    "instance_id" VARCHAR(200) NOT NULL,
    "version" INTEGER NOT NULL,
    "record" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saga_runtime_transition_pkey" PRIMARY KEY ("instance_id","version")
);

-- CreateTable
CREATE TABLE "saga_runtime_correlation" (
    "id" UUID NOT NULL,
    "saga_id" VARCHAR(100) NOT NULL,
    "correlation_key" VARCHAR(200) NOT NULL,
    "instance_id" VARCHAR(200) NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "saga_runtime_correlation_pkey" PRIMARY KEY ("id")
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
