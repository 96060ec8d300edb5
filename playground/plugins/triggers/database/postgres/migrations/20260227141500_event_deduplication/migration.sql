-- AlterTable
ALTER TABLE "trigger_events" ADD COLUMN     "content_hash" VARCHAR(64);

-- CreateIndex
CREATE INDEX "trigger_events_trigger_id_status_idx" ON "trigger_events"("trigger_id", "status");
