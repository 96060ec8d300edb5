using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>What Prisma's codes mean for what is tried next.</summary>
internal static class MigrationFailures
{
    // The address, the server or the credentials are wrong, or the file is no database: asking it again says the same.
    private static readonly string[] s_withoutConnection = ["P1000", "P1001", "P1003", "P1011", "P1013", "P1017"];

    private static readonly string[] s_withoutServer = ["P1001", "P1017"];

    /// <summary>Whether there is no point in asking the database how it is now.</summary>
    public static bool LeavesNoConnection(this MigrationFailure failure) => s_withoutConnection.Contains(failure.Code);

    /// <summary>Whether the server does not let the user in.</summary>
    public static bool IsWrongPassword(this MigrationFailure failure) => failure.Code == "P1000";

    /// <summary>Whether the server is not there, and may come back by itself.</summary>
    public static bool IsLostServer(this MigrationFailure failure) => s_withoutServer.Contains(failure.Code);
}
