using System.Data.Common;
using System.Globalization;

namespace NetScript.Configuration.Engines;

/// <summary>Options that have a keyword in ADO.NET connection strings and a parameter in URLs, with the same meaning and unit.</summary>
internal sealed class OptionMap(params (string Keyword, string Parameter)[] options)
{
    public void CopyToBuilder(IReadOnlyDictionary<string, string> parameters, DbConnectionStringBuilder builder)
    {
        foreach (var (keyword, parameter) in options)
        {
            if (parameters.TryGetValue(parameter, out var value) && value.Length > 0)
            {
                builder[keyword] = value;
            }
        }
    }

    public void CopyToParameters(DbConnectionStringBuilder builder, IDictionary<string, string> parameters)
    {
        foreach (var (keyword, parameter) in options)
        {
            if (builder.TryGetValue(keyword, out var value) && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
            {
                parameters[parameter] = text;
            }
        }
    }
}
