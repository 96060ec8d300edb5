namespace NetScript.Cli;

/// <summary>Somebody was asked, and said no.</summary>
internal sealed class DeclinedException() : Exception("Declined. Nothing was changed.");
