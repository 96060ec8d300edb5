namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that can be read when the application runs and referred to in a manifest.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider;
