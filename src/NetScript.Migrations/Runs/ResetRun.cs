using System.Net;
using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations.Engines;

namespace NetScript.Migrations.Runs;

/// <summary>Drops everything in a database.</summary>
internal sealed class ResetRun(MigrationTarget target)
{
    private static readonly string[] s_local = ["localhost", "host.docker.internal", "host.containers.internal"];

    /// <summary>Drops everything, and returns why not if it was not possible.</summary>
    /// <param name="run">The run that this is a part of.</param>
    /// <param name="confirmedDatabase">The name of the database, as people who were asked for it have typed it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<MigrationFailure?> DropAsync(Run run, string? confirmedDatabase, CancellationToken cancellationToken) => run.ExecuteAsync(async (engine, _) =>
    {
        ThrowUnlessConfirmed(confirmedDatabase);
        target.Progress?.Report(new ConnectingEvent());
        var session = await engine.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        await using var __ = session.ConfigureAwait(false);
        target.Progress?.Report(new LockingEvent());
        await session.LockAsync(cancellationToken).ConfigureAwait(false);
        await session.DropAllAsync(cancellationToken).ConfigureAwait(false);
        target.Logger.LogWarning("{Database}: everything in the database was dropped", target.Database.Key);
    });

    private void ThrowUnlessConfirmed(string? confirmedDatabase)
    {
        var name = target.DatabaseName;
        if (WhyProtected() is { } reason && !string.Equals(confirmedDatabase, name, StringComparison.Ordinal))
        {
            throw MigrationFailedException.Of(
                "NS1003", $"The database '{name}' of '{target.Database.Key}' is not reset: {reason}. If it is really meant, say its name too (--confirm {name}).");
        }
    }

    private string? WhyProtected()
    {
        if (target.Database.Mode == DatabaseMode.External)
        {
            return "it is an external database, which this application has not made";
        }

        var host = target.Database.Engine.IsFile ? null : target.Database.Engine.ConnectionStrings.GetHost(target.ConnectionString);
        return LooksLikeProduction(target.DatabaseName) ? "its name looks like production"
            : host is not null && LooksLikeProduction(host) ? $"its server, {host}, looks like production"
            : host is not null && !IsLocal(host) ? $"its server, {host}, is not on this machine or in a private network"
            : null;
    }

    private static bool LooksLikeProduction(string name) =>
        name.Split('.', '-', '_', '/', '\\').Any(part => part.Equals("prod", StringComparison.OrdinalIgnoreCase) || part.Equals("production", StringComparison.OrdinalIgnoreCase)
            || part.Equals("live", StringComparison.OrdinalIgnoreCase));

    // A name without a dot is one of a container network, and a path is a socket.
    private static bool IsLocal(string host) => s_local.Contains(host, StringComparer.OrdinalIgnoreCase) || host.StartsWith('/')
        || (IPAddress.TryParse(host, out var address) ? IsPrivate(address) : !host.Contains('.') || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase));

    private static bool IsPrivate(IPAddress address)
    {
        var bytes = address.MapToIPv6().GetAddressBytes();
        return IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal
            || (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && bytes[12..] is [10, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..] or [169, 254, ..]);
    }
}
