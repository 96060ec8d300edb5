namespace Aspire.Hosting.ApplicationModel;

/// <summary>Keeps the value that another default makes, so that the next run finds it in its configuration.</summary>
internal sealed class UserSecretsParameterDefault(string configurationKey, ParameterDefault value, UserSecrets? secrets) : ParameterDefault
{
    public override string GetDefaultValue()
    {
        var made = value.GetDefaultValue();
        secrets?.Set(configurationKey, made);
        return made;
    }
}
