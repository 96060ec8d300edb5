namespace MySqlConnector.Authentication;

/// <summary>The methods that are known.</summary>
internal static class AuthenticationMethods
{
    private static readonly Dictionary<string, IAuthenticationMethod> s_methods =
        new IAuthenticationMethod[] { new NativePassword(), new CachingSha2Password(), new Ed25519Password() }.ToDictionary(method => method.Name, StringComparer.Ordinal);

    /// <summary>The server's default where it is known; else one that makes the server name another.</summary>
    public static IAuthenticationMethod First(string name) => s_methods.GetValueOrDefault(name) ?? s_methods["mysql_native_password"];

    /// <exception cref="NotSupportedException">It is not known here.</exception>
    public static IAuthenticationMethod Get(string name) => s_methods.GetValueOrDefault(name)
        ?? throw new NotSupportedException($"Authentication method '{name}' is not supported.");
}
