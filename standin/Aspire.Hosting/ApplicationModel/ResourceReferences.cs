namespace Aspire.Hosting.ApplicationModel;

/// <summary>Finds the resources that values are made of.</summary>
internal static class ResourceReferences
{
    /// <summary>Goes down into values, but not into resources.</summary>
    public static IEnumerable<IResource> Find(IEnumerable<object> values)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Queue<object>(values);
        while (pending.TryDequeue(out var value))
        {
            if (!seen.Add(value))
            {
                continue;
            }

            switch (value)
            {
                case IResource resource:
                    yield return resource;
                    break;
                case IResourceBuilder<IResource> builder:
                    pending.Enqueue(builder.Resource);
                    break;
                case IValueWithReferences composed:
                    foreach (var reference in composed.References)
                    {
                        pending.Enqueue(reference);
                    }

                    break;
            }
        }
    }
}
