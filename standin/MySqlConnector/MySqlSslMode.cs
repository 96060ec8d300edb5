namespace MySqlConnector;

/// <summary>Whether the connection is encrypted, and what is checked of the server's certificate.</summary>
public enum MySqlSslMode
{
    /// <summary>Not encrypted.</summary>
    None = 0,

    /// <summary>Not encrypted.</summary>
    Disabled = 0,

    /// <summary>Encrypted where the server can; the certificate is not checked. The default.</summary>
    Preferred = 1,

    /// <summary>Encrypted, else an error; the certificate is not checked.</summary>
    Required = 2,

    /// <summary>Encrypted, with a certificate of a trusted authority.</summary>
    VerifyCA = 3,

    /// <summary>Encrypted, with a certificate of a trusted authority for the server's name.</summary>
    VerifyFull = 4,
}
