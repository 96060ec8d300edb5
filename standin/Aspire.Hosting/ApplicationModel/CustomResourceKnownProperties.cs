namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names of properties that the dashboard knows.</summary>
public static class CustomResourceKnownProperties
{
    /// <summary>Where the resource comes from, for example an image or a path; shown in the source column.</summary>
    public static string Source { get; } = KnownProperties.Source;

    /// <summary>The connection string of the resource.</summary>
    public static string ConnectionString { get; } = KnownProperties.ConnectionString;
}
