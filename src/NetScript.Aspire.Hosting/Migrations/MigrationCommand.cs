using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>One execution of a command: reads its arguments, calls the controller and puts the end into words.</summary>
internal sealed class MigrationCommand(ExecuteCommandContext context, string database)
{
    private readonly MigrationController _controller = Controller(context.Services, database);

    public static MigrationController Controller(IServiceProvider services, string database) =>
        services.GetRequiredKeyedService<MigrationController>(database);

    /// <summary>Runs something, unless it is refused.</summary>
    public async Task<ExecuteCommandResult> RunAsync(RunAction action, Func<MigrationController, string?> whyNot)
    {
        if (whyNot(_controller) is { } reason)
        {
            return CommandResults.Failure(reason);
        }

        if (await _controller.RunAsync(action, context.CancellationToken).ConfigureAwait(false) is not { } verdict)
        {
            return CommandResults.Failure(_controller.Busy());
        }

        var report = MigrationReport.Of(verdict);
        return verdict.Objection is { } objection ? CommandResults.Failure(objection, report, CommandResultFormat.Markdown)
            : verdict.Health == HealthStatus.Healthy || verdict.Recorded.Count > 0 ? CommandResults.Success(verdict.Description, report, CommandResultFormat.Markdown)
            : CommandResults.Failure(verdict.Description, report, CommandResultFormat.Markdown);
    }

    public Task<ExecuteCommandResult> ShowStatusAsync() => ReadAsync(async () =>
    {
        var status = await _controller.GetStatusAsync(context.CancellationToken).ConfigureAwait(false);
        return status.Failure is { } failure
            ? CommandResults.Failure(failure.Message)
            : CommandResults.Success(MigrationReport.Headline(status), MigrationReport.Of(status), CommandResultFormat.Markdown, displayImmediately: true);
    });

    public Task<ExecuteCommandResult> ShowPreviewAsync() => ReadAsync(async () =>
    {
        var preview = await _controller.PreviewAsync(context.CancellationToken).ConfigureAwait(false);
        return preview.Failure is { } failure
            ? CommandResults.Failure(failure.Message, PreviewReport.Of(preview), CommandResultFormat.Markdown)
            : CommandResults.Success(PreviewReport.Headline(preview), PreviewReport.Of(preview), CommandResultFormat.Markdown, displayImmediately: true);
    });

    public Task<ExecuteCommandResult> ResolveAsync()
    {
        // Aspire has made sure that it is one of the two.
        var resolution = Argument("as") == "applied" ? MigrationResolution.Applied : MigrationResolution.RolledBack;
        return RunAsync(RunActions.Resolve(Argument("migration"), resolution), CommandRules.WhyNotChange);
    }

    public Task<ExecuteCommandResult> BaselineAsync() => RunAsync(RunActions.Baseline(Argument("target")), CommandRules.WhyNotChange);

    /// <summary>Writes the next migration, after its SQL was shown where somebody can see it.</summary>
    public Task<ExecuteCommandResult> CreateAsync() => ReadAsync(async () =>
    {
        if (_controller.WhyNotChange() is { } reason)
        {
            return CommandResults.Failure(reason);
        }

        var draft = await _controller.DraftAsync(context.CancellationToken).ConfigureAwait(false);
        if (draft.Failure is { } failure)
        {
            return CommandResults.Failure(failure.Message);
        }

        if (draft.IsEmpty)
        {
            return CommandResults.Success("The schema needs no migration.");
        }

        var interactions = context.Services.GetRequiredService<IInteractionService>();
        return interactions.IsAvailable && !IsSet("yes") && !await ConfirmAsync(interactions, draft).ConfigureAwait(false)
            ? CommandResults.Failure("The migration was not written.")
            : await RunAsync(RunActions.Create(Argument("name")!, IsSet("accept-data-loss"), _controller.LoadCatalog), CommandRules.WhyNotChange).ConfigureAwait(false);
    });

    public Task<ExecuteCommandResult> PushAsync() => RunAsync(RunActions.Push(IsSet("accept-data-loss")), CommandRules.WhyNotChange);

    /// <summary>Resets the database whose name was typed: a client that shows no dialog must not drop one by accident, whatever its mode.</summary>
    public Task<ExecuteCommandResult> ResetAsync() => ReadAsync(async () =>
    {
        var name = await _controller.GetDatabaseNameAsync(context.CancellationToken).ConfigureAwait(false);
        return Argument("confirm") == name
            ? await RunAsync(RunActions.Reset(name), CommandRules.WhyNotChange).ConfigureAwait(false)
            : CommandResults.Failure(string.Create(CultureInfo.InvariantCulture, $"Database '{database}' is not reset: what was typed is not its name. Type '{name}'."));
    });

    private static async Task<ExecuteCommandResult> ReadAsync(Func<Task<ExecuteCommandResult>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MigrationCatalogException or DistributedApplicationException)
        {
            return CommandResults.Failure(exception.Message);
        }
    }

    private async Task<bool> ConfirmAsync(IInteractionService interactions, MigrationDraft draft)
    {
        var answer = await interactions.PromptConfirmationAsync(
            $"Write this migration of '{database}' and apply it?",
            DraftReport.Of(draft),
            new() { EnableMessageMarkdown = true, PrimaryButtonText = "Write and apply" },
            context.CancellationToken).ConfigureAwait(false);
        return !answer.Canceled && answer.Data;
    }

    private bool IsSet(string name) => bool.TryParse(Argument(name), out var isSet) && isSet;

    private string? Argument(string name) => context.Arguments.GetString(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
