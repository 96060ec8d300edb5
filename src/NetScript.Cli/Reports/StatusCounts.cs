namespace NetScript.Cli.Reports;

/// <summary>How many migrations there are in each state; a rolled back one counts as pending.</summary>
internal sealed record StatusCounts(int Applied, int Pending, int Failed, int Modified, int Orphaned);
