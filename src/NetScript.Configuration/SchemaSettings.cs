namespace NetScript.Configuration;

/// <summary>How the <c>.prisma</c> files of a database are read: <c>NetScript:Databases:&lt;key&gt;:Schema</c>.</summary>
public sealed record SchemaSettings
{
    /// <summary>What happens to what the schema of a plugin has and the engine has not.</summary>
    public Portability Portability { get; init; } = Portability.Adapt;
}
