-- AlterTable
ALTER TABLE "wrapper_types" ADD COLUMN     "built_in" BOOLEAN NOT NULL DEFAULT false;

-- The rows that 20260112090000_wrapper_types inserted predate the column.
UPDATE "wrapper_types"
SET "built_in" = true, "plugin_id" = '@netscript/plugin-workers', "updated_at" = CURRENT_TIMESTAMP
WHERE "type" IN ('default', 'etl', 'conditional');
