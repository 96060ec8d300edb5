namespace NetScript.Migrations.Engines;

/// <summary>Carries a failure that can be expected to the end of the run, which returns it.</summary>
internal sealed class MigrationFailedException(MigrationFailure failure, Exception? inner = null) : Exception(failure.Message, inner)
{
    public MigrationFailure Failure { get; } = failure;

    /// <summary>A failure with its code before its message.</summary>
    public static MigrationFailedException Of(string code, string message, Exception? inner = null) =>
        new(new MigrationFailure { Code = code, Message = $"{code}: {message}" }, inner);
}
