using System.Runtime.InteropServices;

namespace Aspire.Hosting.Bundle;

/// <summary>The names by which the bundle's npm package and its program files go on this machine.</summary>
internal static class BundlePlatform
{
    /// <summary>The platform part of the package's name, such as <c>linux-x64</c>; <see langword="null"/> where no package is published.</summary>
    public static string? Identifier { get; } = (OperatingSystemName, RuntimeInformation.OSArchitecture) switch
    {
        (null, _) => null,
        (var system, Architecture.X64) => $"{system}-x64",
        (var system, Architecture.Arm64) => $"{system}-arm64",
        _ => null,
    };

    /// <summary>Gives the file name that a program has on this platform.</summary>
    public static string ProgramName(string name) => OperatingSystem.IsWindows() ? $"{name}.exe" : name;

    private static string? OperatingSystemName =>
        OperatingSystem.IsWindows() ? "win" :
        OperatingSystem.IsMacOS() ? "osx" :
        OperatingSystem.IsLinux() ? (IsMusl ? "linux-musl" : "linux") :
        null;

    private static bool IsMusl => RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
}
