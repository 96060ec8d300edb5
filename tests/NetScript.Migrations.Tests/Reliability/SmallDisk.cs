using System.Diagnostics;
using System.Globalization;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>A disk that is soon full: a file system in memory, which only root may mount.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("netscript-disk-").FullName;

    private SmallDisk()
    {
        // Others than root, as which no server runs, must come by.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_parent, (UnixFileMode)0b111_101_101);
        }

        Path = Directory.CreateDirectory(System.IO.Path.Combine(_parent, "disk")).FullName;
    }

    public string Path { get; }

    /// <summary>Mounts it; skips the test where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux may mount a file system of a small size.");
        var disk = new SmallDisk();
        var error = await RunAsync("mount", ["-t", "tmpfs", "-o", Size(megabytes), "tmpfs", disk.Path]);
        if (error is not null)
        {
            Directory.Delete(disk._parent, recursive: true);
            Assert.Skip($"No file system can be mounted here: {error}");
        }

        return disk;
    }

    /// <summary>Makes it as large as is said.</summary>
    public async Task ResizeAsync(int megabytes) => Assert.Null(await RunAsync("mount", ["-o", $"remount,{Size(megabytes)}", Path]));

    /// <summary>Gives it to the owner of a file.</summary>
    public async Task GiveToAsync(string file) => Assert.Null(await RunAsync("chown", [$"--reference={file}", Path]));

    /// <summary>Writes until there is no room left.</summary>
    public async Task FillAsync() => Assert.NotNull(await RunAsync("dd", ["if=/dev/zero", $"of={System.IO.Path.Combine(Path, "filler")}", "bs=4096"]));

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", ["--lazy", Path]);
        Directory.Delete(_parent, recursive: true);
    }

    private static string Size(int megabytes) => string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");

    /// <summary>What the program says if it fails.</summary>
    private static async Task<string?> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : $"{program} ended with {process.ExitCode}: {error.Trim()}";
    }
}
