namespace Aspire.Hosting.ApplicationModel;

/// <summary>The icon of a resource.</summary>
/// <param name="iconName">The name of a FluentUI icon.</param>
/// <param name="iconVariant">Whether it is drawn as an outline or filled.</param>
public sealed class ResourceIconAnnotation(string iconName, IconVariant iconVariant = IconVariant.Filled) : IResourceAnnotation
{
    /// <summary>The name of a FluentUI icon.</summary>
    public string IconName { get; } = iconName;

    /// <summary>Whether it is drawn as an outline or filled.</summary>
    public IconVariant IconVariant { get; } = iconVariant;
}
