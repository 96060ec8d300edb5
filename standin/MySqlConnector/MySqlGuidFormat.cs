namespace MySqlConnector;

/// <summary>Which columns are read as a <see cref="Guid"/>.</summary>
public enum MySqlGuidFormat
{
    /// <summary>As <see cref="Char36"/>.</summary>
    Default = 0,

    /// <summary>None.</summary>
    None = 1,

    /// <summary><c>CHAR(36)</c>.</summary>
    Char36 = 2,
}
