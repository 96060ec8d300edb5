namespace Aspire.Hosting.ApplicationModel;

/// <summary>A volume or bind mount of a container.</summary>
/// <param name="Source">The name of the volume or the path on the host.</param>
/// <param name="Target">The path in the container.</param>
/// <param name="MountType"><c>bind</c> or <c>volume</c>.</param>
/// <param name="IsReadOnly">Whether the container cannot write to it.</param>
public sealed record VolumeSnapshot(string? Source, string Target, string MountType, bool IsReadOnly);
