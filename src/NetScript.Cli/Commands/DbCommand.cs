using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Cli.Commands;

/// <summary>What the commands have in common: how they end, and how that is told.</summary>
internal abstract class DbCommand : Command
{
    protected DbCommand(string name, string description, DbOptions options)
        : base(name, description)
        => SetAction((arguments, cancellationToken) => RunAsync(new Invocation(arguments, options), cancellationToken));

    /// <summary>Does the work.</summary>
    /// <exception cref="UsageException">The command line is not right.</exception>
    /// <exception cref="NetScriptConfigurationException">The configuration is missing or wrong.</exception>
    /// <exception cref="MigrationCatalogException">The files cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before anything was begun.</exception>
    protected abstract Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken);

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var report = await TryAsync(invocation, cancellationToken).ConfigureAwait(false);
        Tell(report, invocation.Screen);
        return report.ExitCode;
    }

    /// <summary>Writes a report for whom it is meant.</summary>
    public static void Tell(Report report, Screen screen)
    {
        if (screen.IsJson)
        {
            Screen.WriteResult(report.ToJson());
        }
        else
        {
            report.Show(screen);
        }

        if (report.Failure is { } failure)
        {
            screen.Fail(failure.Message);
        }
    }

    private async Task<Report> TryAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteAsync(invocation, cancellationToken).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            return Failed(FailureCodes.Usage, exception.Message);
        }
        catch (NetScriptConfigurationException exception)
        {
            return Failed(FailureCodes.Configuration, exception.Message);
        }
        catch (MigrationCatalogException exception)
        {
            return Failed(FailureCodes.Plan, exception.Message);
        }
        catch (DeclinedException exception)
        {
            return Failed(FailureCodes.Cancelled, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failed(FailureCodes.Cancelled, "Cancelled. Nothing was changed.");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A stack trace helps whoever reports it, and nobody else.
            var text = invocation.Screen.IsVerbose ? exception.ToString() : $"{exception.GetType().Name}: {exception.Message} (--verbose shows where.)";
            return Failed(FailureCodes.Unexpected, Secrets.Hide(text));
        }
    }

    private FailureOnly Failed(string code, string message) => new() { Command = Name, Failure = new FailureReport(code, message) };
}
