namespace Aspire.Hosting.ApplicationModel;

/// <summary>The handlers of an event as they run: done, failed or not yet.</summary>
internal sealed record EventSnapshot(Task EventTask);
