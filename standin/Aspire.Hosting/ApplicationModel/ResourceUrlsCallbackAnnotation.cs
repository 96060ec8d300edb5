namespace Aspire.Hosting.ApplicationModel;

/// <summary>Changes the URLs that are shown for a resource.</summary>
public sealed class ResourceUrlsCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Changes the URLs.</summary>
    /// <param name="callback">Changes them.</param>
    public ResourceUrlsCallbackAnnotation(Action<ResourceUrlsCallbackContext> callback)
        : this(context =>
        {
            callback(context);
            return Task.CompletedTask;
        })
    {
        ArgumentNullException.ThrowIfNull(callback);
    }

    /// <summary>Changes the URLs.</summary>
    /// <param name="callback">Changes them.</param>
    public ResourceUrlsCallbackAnnotation(Func<ResourceUrlsCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Changes the URLs.</summary>
    public Func<ResourceUrlsCallbackContext, Task> Callback { get; }
}
