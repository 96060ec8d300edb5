-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_wrapper_types" (
    "type" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "entrypoint" TEXT,
    "plugin_id" TEXT,
    "built_in" BOOLEAN NOT NULL DEFAULT false,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL
);
INSERT INTO "new_wrapper_types" ("created_at", "description", "entrypoint", "name", "plugin_id", "type", "updated_at") SELECT "created_at", "description", "entrypoint", "name", "plugin_id", "type", "updated_at" FROM "wrapper_types";
DROP TABLE "wrapper_types";
ALTER TABLE "new_wrapper_types" RENAME TO "wrapper_types";
CREATE INDEX "wrapper_types_plugin_id_idx" ON "wrapper_types"("plugin_id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- The rows that 20260112090000_wrapper_types inserted predate the column.
UPDATE "wrapper_types"
SET "built_in" = true, "plugin_id" = '@netscript/plugin-workers', "updated_at" = CURRENT_TIMESTAMP
WHERE "type" IN ('default', 'etl', 'conditional');
