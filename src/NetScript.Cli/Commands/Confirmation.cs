using NetScript.Cli.Output;
using Spectre.Console;

namespace NetScript.Cli.Commands;

/// <summary>Asks before something is destroyed.</summary>
internal static class Confirmation
{
    /// <summary>Asks yes or no, unless <c>--yes</c> was given.</summary>
    /// <exception cref="UsageException">There is nobody to ask.</exception>
    /// <exception cref="DeclinedException">The answer was no.</exception>
    public static async Task AskAsync(Invocation invocation, string question, CancellationToken cancellationToken)
    {
        if (invocation.IsConfirmed)
        {
            return;
        }

        if (!Screen.CanAsk)
        {
            throw new UsageException($"{question} There is no terminal to ask on: add --yes if this is what you want.");
        }

        var prompt = new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = false };
        if (!await prompt.ShowAsync(invocation.Screen.Log, cancellationToken).ConfigureAwait(false))
        {
            throw new DeclinedException();
        }
    }

    /// <summary>Asks for a text, which is not empty.</summary>
    public static Task<string> AskForTextAsync(Invocation invocation, string question, CancellationToken cancellationToken)
        => new TextPrompt<string>(Markup.Escape(question)).ShowAsync(invocation.Screen.Log, cancellationToken);

    /// <summary>Asks for the name of the database that is to be destroyed; <see langword="null"/> if there is nobody to ask.</summary>
    public static async Task<string?> AskForNameAsync(Invocation invocation, string reason, CancellationToken cancellationToken)
    {
        if (!Screen.CanAsk)
        {
            return null;
        }

        invocation.Screen.Warn(reason);
        var name = await new TextPrompt<string>("Type the name of the database to go on, or nothing to stop:") { AllowEmpty = true }
            .ShowAsync(invocation.Screen.Log, cancellationToken).ConfigureAwait(false);
        return name.Length > 0 ? name : throw new DeclinedException();
    }
}
