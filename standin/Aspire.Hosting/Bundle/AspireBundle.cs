using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Bundle;

/// <summary>
/// Finds the orchestrator (DCP) and the Aspire dashboard: where <c>ASPIRE_DCP_PATH</c> and <c>ASPIRE_DASHBOARD_PATH</c> say,
/// else in this user's cache, which is filled from npm the first time.
/// </summary>
internal sealed class AspireBundle(IConfiguration configuration, ILogger<AspireBundle> logger) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private BundleLocation? _location;

    /// <summary>Finds both programs, fetching them when need be. Never fails: what is missing is said in <see cref="BundleLocation.Problem"/>.</summary>
    public async Task<BundleLocation> LocateAsync(CancellationToken cancellationToken)
    {
        await _once.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _location ??= await FindAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private async Task<BundleLocation> FindAsync(CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var dcp = Configured("ASPIRE_DCP_PATH", path => Path.Combine(path, BundlePlatform.ProgramName("dcp")), problems);
        var dashboard = Configured("ASPIRE_DASHBOARD_PATH", path => path, problems);
        if (problems.Count == 0 && (dcp is null || dashboard is null))
        {
            var (directory, problem) = await new BundleCache(logger).EnsureAsync(cancellationToken).ConfigureAwait(false);
            if (directory is not null)
            {
                dcp ??= BundleCache.DcpIn(directory);
                dashboard ??= BundleCache.DashboardIn(directory);
            }
            else
            {
                problems.Add(problem!);
            }
        }

        return new BundleLocation(dcp, dashboard, problems.Count == 0 ? null : string.Join(" ", problems));
    }

    private string? Configured(string key, Func<string, string> program, List<string> problems)
    {
        if (configuration[key] is not { Length: > 0 } value)
        {
            return null;
        }

        var path = program(value);
        if (File.Exists(path))
        {
            return path;
        }

        problems.Add($"{key} is '{value}', but there is no file '{path}'. Correct it, or remove it to have the program fetched from npm.");
        return null;
    }
}
