namespace Aspire.Hosting;

/// <summary>Something that somebody is asked or told, until it is answered, closed or given up.</summary>
/// <param name="Id">Tells it from others.</param>
/// <param name="Kind">How it is shown.</param>
/// <param name="Title">Its title.</param>
/// <param name="Message">What it says.</param>
/// <param name="Intent">What it is meant as.</param>
/// <param name="Options">How it looks.</param>
/// <param name="Inputs">What is asked for; empty for a message.</param>
internal sealed record Interaction(
    int Id,
    InteractionKind Kind,
    string Title,
    string? Message,
    MessageIntent Intent,
    InteractionOptions Options,
    InteractionInputCollection Inputs)
{
    /// <summary>Is completed when somebody answered; the result says how.</summary>
    internal TaskCompletionSource<InteractionAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it is over, so that it is shown no longer.</summary>
    public bool IsComplete => Answer.Task.IsCompleted;
}
