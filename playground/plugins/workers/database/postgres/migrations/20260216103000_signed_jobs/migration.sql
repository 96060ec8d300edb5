-- AlterTable
ALTER TABLE "job_definitions" ADD COLUMN     "signature" JSONB;

-- AlterTable
ALTER TABLE "job_execution_history" ADD COLUMN     "correlation_id" VARCHAR(100);

-- CreateIndex
CREATE INDEX "job_execution_history_correlation_id_idx" ON "job_execution_history"("correlation_id");
