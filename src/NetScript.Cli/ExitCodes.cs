using System.Collections.Frozen;
using NetScript.Cli.Reports;

namespace NetScript.Cli;

/// <summary>What the process tells its caller. The numbers are a promise to scripts: <c>docs/cli.md</c> has them too.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A migration or a seed failed, or something for which there is no other number.</summary>
    public const int Failed = 1;

    /// <summary>Migrations are pending, modified, orphaned or out of order, and the caller asked to be told.</summary>
    public const int Pending = 2;

    /// <summary>The migration lock was not released in time.</summary>
    public const int LockTimeout = 3;

    /// <summary>The command line, the configuration, the files or the plan cannot be carried out; nothing was changed.</summary>
    public const int Invalid = 4;

    public const int CannotConnect = 5;

    /// <summary>A migration that failed before is not resolved.</summary>
    public const int Unresolved = 6;

    /// <summary>Ctrl+C or SIGTERM, as shells number it.</summary>
    public const int Cancelled = 130;

    private static readonly FrozenDictionary<string, int> s_byFailure = new Dictionary<string, int>
    {
        ["P1000"] = CannotConnect,
        ["P1001"] = CannotConnect,
        ["P1002"] = LockTimeout,
        ["P1003"] = CannotConnect,
        ["P1010"] = CannotConnect,
        ["P1011"] = CannotConnect,
        ["P1017"] = CannotConnect,
        ["P1012"] = Invalid,
        ["P1013"] = Invalid,
        ["P1015"] = Invalid,
        ["P3005"] = Invalid,
        ["P3008"] = Invalid,
        ["P3009"] = Unresolved,
        ["P3011"] = Invalid,
        ["P3012"] = Invalid,
        ["P3015"] = Invalid,
        ["P3017"] = Invalid,
        ["P3019"] = Invalid,
        ["NS1001"] = Invalid,
        ["NS1002"] = Invalid,
        ["NS1003"] = Invalid,
        ["NS1004"] = Invalid,
        ["NS1006"] = Invalid,
        ["NS1007"] = Invalid,
        ["NS1010"] = Invalid,
        ["NS1011"] = Invalid,
        ["NS1012"] = Invalid,
        ["NS1013"] = Invalid,
        ["P3006"] = Invalid,
        ["P3010"] = Invalid,
        ["P3014"] = CannotConnect,
        [FailureCodes.Usage] = Invalid,
        [FailureCodes.Configuration] = Invalid,
        [FailureCodes.Plan] = Invalid,
        [FailureCodes.Cancelled] = Cancelled,
    }.ToFrozenDictionary();

    /// <summary>The number for a failure, or for none.</summary>
    public static int Of(FailureReport? failure) => failure switch
    {
        null => Success,
        // A script that cannot be divided into statements was never sent: no migration has failed.
        { Code: "P3018", DatabaseCode: null } => Invalid,
        _ => s_byFailure.GetValueOrDefault(failure.Code, Failed),
    };
}
