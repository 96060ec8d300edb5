using System.Security.Cryptography.X509Certificates;

namespace Aspire.Hosting.Dashboard;

/// <summary>The certificate for <c>localhost</c> that <c>dotnet dev-certs https --trust</c> makes.</summary>
internal static class DeveloperCertificate
{
    /// <summary>The extension by which ASP.NET Core knows its developer certificates.</summary>
    private const string Marker = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>Finds a developer certificate that can be served and that this machine trusts.</summary>
    /// <returns>The newest one, or <see langword="null"/>.</returns>
    public static X509Certificate2? FindTrusted()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);

        return store.Certificates
            .Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false)
            .Where(certificate => certificate.HasPrivateKey && certificate.Extensions.Any(extension => extension.Oid?.Value == Marker) && IsTrusted(certificate))
            .MaxBy(certificate => certificate.NotBefore);
    }

    private static bool IsTrusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
