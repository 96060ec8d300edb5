using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MySqlConnector.Core;

/// <summary>How a connection is encrypted.</summary>
internal static class TlsOptions
{
    /// <exception cref="MySqlException">A file of certificates cannot be read.</exception>
    public static SslClientAuthenticationOptions Create(MySqlConnectionStringBuilder options)
    {
        var certificate = LoadCertificate(options);
        var authorities = LoadAuthorities(options.SslCa);
        return new SslClientAuthenticationOptions
        {
            TargetHost = options.Server,
            ClientCertificates = certificate is null ? null : [certificate],
            CertificateChainPolicy = authorities is null ? null : TrustOnly(authorities),
            RemoteCertificateValidationCallback = (_, _, _, errors) => options.SslMode switch
            {
                MySqlSslMode.VerifyFull => errors == SslPolicyErrors.None,
                MySqlSslMode.VerifyCA => (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None,
                _ => true,
            },
        };
    }

    private static X509ChainPolicy TrustOnly(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private static X509Certificate2? LoadCertificate(MySqlConnectionStringBuilder options) => options.CertificateFile.Length == 0
        ? null
        : Load(options.CertificateFile, "Certificate File", file => X509CertificateLoader.LoadPkcs12FromFile(file, options.CertificatePassword));

    private static X509Certificate2Collection? LoadAuthorities(string file) => file.Length == 0
        ? null
        : Load(file, "CA Certificate File", path =>
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(path);
            return certificates.Count > 0 ? certificates : throw new CryptographicException("It has no certificate.");
        });

    private static T Load<T>(string file, string option, Func<string, T> load)
    {
        try
        {
            return load(file);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new MySqlException($"Cannot load {option}: {file}", exception);
        }
    }
}
