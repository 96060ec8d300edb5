namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds command-line arguments to a resource.</summary>
public class CommandLineArgsCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Adds arguments.</summary>
    /// <param name="callback">Adds them.</param>
    public CommandLineArgsCallbackAnnotation(Func<CommandLineArgsCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Adds arguments.</summary>
    /// <param name="callback">Adds them.</param>
    public CommandLineArgsCallbackAnnotation(Action<IList<object>> callback)
        : this(context =>
        {
            callback(context.Args);
            return Task.CompletedTask;
        })
    {
        ArgumentNullException.ThrowIfNull(callback);
    }

    /// <summary>Adds the arguments.</summary>
    public Func<CommandLineArgsCallbackContext, Task> Callback { get; }
}
