using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetScript.Cli.Reports;

/// <summary>Writes the names of an enumeration as the names of members are written: <c>rolledBack</c>.</summary>
internal sealed class CamelCaseNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
