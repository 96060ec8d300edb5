namespace NetScript.Schema.Diff;

/// <summary>
/// The kinds of steps, by the names that scripts give them, in the order in which they are done. Tables are dropped before enums, which they use, and enums before tables are made, which
/// may have their names; indexes are made when their columns are there, and foreign keys when the indexes are which they rely on.
/// </summary>
internal enum StepKind
{
    CreateSchema,
    DropExtension,
    CreateExtension,
    AlterExtension,
    CreateEnum,
    AlterEnum,
    DropForeignKey,
    DropIndex,
    AlterTable,
    DropTable,
    DropEnum,
    CreateTable,
    RedefineTables,
    CreateIndex,
    RenameForeignKey,
    AddForeignKey,
    RenameIndex,
    RedefineIndex,
}
