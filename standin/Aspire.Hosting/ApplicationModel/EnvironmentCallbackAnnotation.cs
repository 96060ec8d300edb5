namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds environment variables to a resource.</summary>
public class EnvironmentCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Adds a variable.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="callback">Makes the value.</param>
    public EnvironmentCallbackAnnotation(string name, Func<string> callback)
        : this(context => context.EnvironmentVariables[name] = callback())
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(callback);
    }

    /// <summary>Adds variables.</summary>
    /// <param name="callback">Adds them.</param>
    public EnvironmentCallbackAnnotation(Action<Dictionary<string, object>> callback)
        : this((EnvironmentCallbackContext context) => callback(context.EnvironmentVariables))
    {
        ArgumentNullException.ThrowIfNull(callback);
    }

    /// <summary>Adds variables.</summary>
    /// <param name="callback">Adds them.</param>
    public EnvironmentCallbackAnnotation(Action<EnvironmentCallbackContext> callback)
        : this(context =>
        {
            callback(context);
            return Task.CompletedTask;
        })
    {
        ArgumentNullException.ThrowIfNull(callback);
    }

    /// <summary>Adds variables.</summary>
    /// <param name="callback">Adds them.</param>
    public EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Adds the variables.</summary>
    public Func<EnvironmentCallbackContext, Task> Callback { get; }
}
