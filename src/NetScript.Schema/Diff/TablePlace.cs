using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>A table and where it is in its database, which gives the order of steps.</summary>
internal sealed record TablePlace(Table Table, int Place);
