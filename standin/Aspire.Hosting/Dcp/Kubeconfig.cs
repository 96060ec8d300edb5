using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Aspire.Hosting.Dcp;

/// <summary>How to reach the orchestrator's API server.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="Authority">The certificate that signed the server's own.</param>
/// <param name="Token">The bearer token that the server asks for.</param>
internal sealed record Kubeconfig(Uri Server, X509Certificate2 Authority, string Token)
{
    /// <summary>Reads the file that the orchestrator writes when it starts: one cluster, one user, each value on the line of its key.</summary>
    /// <returns><see langword="null"/> while the file is not there or not whole yet.</returns>
    public static Kubeconfig? TryRead(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        // It may be read while it is being written; what counts is that the last value, the token, ends with its line.
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var text = reader.ReadToEnd();
        var values = text.EndsWith('\n') ? ReadValues(text) : [];

        return values.TryGetValue("server", out var server)
            && values.TryGetValue("certificate-authority-data", out var authority)
            && values.TryGetValue("token", out var token)
                ? new Kubeconfig(new Uri(server), X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(authority))), token)
                : null;
    }

    private static Dictionary<string, string> ReadValues(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0)
            {
                values[line[..colon].Trim(' ', '-')] = line[(colon + 2)..].Trim(' ', '"');
            }
        }

        return values;
    }
}
