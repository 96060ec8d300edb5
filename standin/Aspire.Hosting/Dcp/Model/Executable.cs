using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>A program that the orchestrator runs on the host.</summary>
internal sealed record Executable() : DcpObject<ExecutableSpec, ExecutableStatus>("Executable"), IDcpObject
{
    public static string Collection => "executables";

    [JsonIgnore]
    public string? State => Status?.State;
}

internal sealed record ExecutableSpec
{
    /// <summary>The program's file, or a name that is found on PATH.</summary>
    public required string ExecutablePath { get; init; }

    public string? WorkingDirectory { get; init; }

    public IReadOnlyList<string>? Args { get; init; }

    public IReadOnlyList<EnvironmentVariable>? Env { get; init; }

    public string ExecutionType { get; init; } = "Process";

    /// <summary>Asks for the end of the running program.</summary>
    public bool? Stop { get; init; }
}

internal sealed record ExecutableStatus
{
    public string? State { get; init; }

    public int? Pid { get; init; }

    public DateTimeOffset? StartupTimestamp { get; init; }

    public DateTimeOffset? FinishTimestamp { get; init; }

    /// <summary>-1 for a program that was ended from outside.</summary>
    public int? ExitCode { get; init; }

    public IReadOnlyList<EnvironmentVariable>? EffectiveEnv { get; init; }

    public IReadOnlyList<string>? EffectiveArgs { get; init; }
}
