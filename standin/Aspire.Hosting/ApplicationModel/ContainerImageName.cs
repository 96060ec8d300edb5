namespace Aspire.Hosting.ApplicationModel;

/// <summary>The parts of an image's name: registry and image stay together, as they were written.</summary>
internal readonly record struct ContainerImageName(string Image, string? Tag, string? Sha256)
{
    private const string DigestPrefix = "sha256:";

    public static ContainerImageName Parse(string name, string? tag)
    {
        if (name.IndexOf('@', StringComparison.Ordinal) is var at and >= 0)
        {
            var digest = name[(at + 1)..];
            if (tag is not null)
            {
                throw new ArgumentOutOfRangeException(nameof(tag), "Tag conflicts with digest provided on the 'image' parameter");
            }

            return digest.StartsWith(DigestPrefix, StringComparison.Ordinal)
                ? new(name[..at], Tag: null, digest[DigestPrefix.Length..])
                : throw new ArgumentOutOfRangeException(nameof(name), digest, "invalid digest format");
        }

        // A colon before the last slash is that of a registry's port.
        var colon = name.LastIndexOf(':');
        if (colon <= name.LastIndexOf('/'))
        {
            return new(name, tag ?? "latest", Sha256: null);
        }

        return tag is null
            ? new(name[..colon], name[(colon + 1)..], Sha256: null)
            : throw new InvalidOperationException("Ambiguous tags - a tag was provided on both the 'tag' and 'image' parameters");
    }
}
