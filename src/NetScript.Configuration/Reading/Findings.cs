namespace NetScript.Configuration.Reading;

/// <summary>What was found wrong so far.</summary>
internal sealed class Findings
{
    private readonly List<string> _problems = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Whether the block cannot be used.</summary>
    public bool HasProblems => _problems.Count > 0;

    public void Problem(string text) => _problems.Add(text);

    public void Warn(string text) => _warnings.Add(text);

    /// <exception cref="NetScriptConfigurationException">There are problems.</exception>
    public void ThrowIfAny()
    {
        if (HasProblems)
        {
            throw new NetScriptConfigurationException([.. _problems]);
        }
    }
}
