using System.Reflection;
using Microsoft.Extensions.Logging;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Tests.Fluent;

/// <summary>What an AppHost in another language can call, by the rules of Aspire 13.5's scanner (AtsCapabilityScanner), which drops in silence what it cannot carry.</summary>
public sealed class PolyglotTests
{
    private static readonly Assembly s_assembly = typeof(NetScriptDatabaseResource).Assembly;

    /// <summary>Those that Aspire itself exports (AtsTypeMappings), as far as they are met here.</summary>
    private static readonly HashSet<Type> s_official =
    [
        typeof(IDistributedApplicationBuilder), typeof(ReferenceExpression), typeof(ContainerResource), typeof(IResourceWithConnectionString),
        typeof(IResourceWithEnvironment), typeof(IResourceWithWaitSupport), typeof(IServiceProvider), typeof(ILogger), typeof(CancellationToken),
    ];

    private static readonly HashSet<Type> s_ours =
    [
        .. s_assembly.GetCustomAttributes<AspireExportAttribute>().Select(export => export.Type!),
        .. s_assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(AspireExportAttribute), inherit: false)),
    ];

    private static IReadOnlyList<MethodInfo> PublicMethods =>
        [.. s_assembly.GetExportedTypes().Where(type => type is { IsAbstract: true, IsSealed: true, IsNested: false }).SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))];

    /// <summary>As the scanner finds them: in every type, public or not.</summary>
    private static IReadOnlyList<MethodInfo> Exported => [.. s_assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.IsDefined(typeof(AspireExportAttribute)))];

    [Fact]
    public void Every_public_method_is_exported_or_says_why_not()
    {
        Assert.NotEmpty(PublicMethods);
        Assert.All(PublicMethods, method =>
        {
            var ignored = method.GetCustomAttribute<AspireExportIgnoreAttribute>();
            Assert.True(method.IsDefined(typeof(AspireExportAttribute)) == ignored is null, $"{method} is to have one of [AspireExport] and [AspireExportIgnore].");
            Assert.True(ignored is null || ignored.Reason is { Length: > 0 }, $"{method} is ignored without a reason.");
        });
    }

    [Theory]
    [InlineData("addNetScriptDatabase")]
    [InlineData("migrations")]
    [InlineData("withMigrations")]
    [InlineData("withMigrationsMode")]
    [InlineData("withPlugin")]
    [InlineData("withSeed")]
    [InlineData("withSeedCommand")]
    [InlineData("withoutSeeds")]
    [InlineData("withNetScriptReference")]
    public void The_names_are_those_that_the_documentation_gives(string name) => Assert.Single(Exported, method => Id(method) == name);

    [Fact]
    public void Ids_are_unique() => Assert.Equal(Exported.Select(Id).Distinct(), Exported.Select(Id));

    [Fact]
    public void A_property_and_a_method_of_one_resource_differ_in_their_names()
    {
        foreach (var type in s_ours.Where(type => type.IsAssignableTo(typeof(IResource))))
        {
            var properties = Properties(type).Select(property => Camel(property.Name));
            var methods = Exported.Where(method => method.GetParameters()[0].ParameterType == typeof(IResourceBuilder<>).MakeGenericType(type)).Select(Id);

            Assert.Empty(properties.Intersect(methods));
        }
    }

    [Fact]
    public void Parameters_and_results_can_be_carried() => Assert.All(Exported, method =>
    {
        Assert.All(method.GetParameters(), parameter => Assert.True(IsCarried(parameter.ParameterType), $"{Id(method)}: the scanner cannot carry '{parameter}'."));
        Assert.True(IsCarried(method.ReturnType), $"{Id(method)}: the scanner cannot carry {method.ReturnType}.");
    });

    [Fact]
    public void Exposed_properties_can_be_carried() => Assert.All(s_ours.SelectMany(Properties), property =>
        Assert.True(IsCarried(property.PropertyType), $"The scanner cannot carry {property.DeclaringType}.{property.Name}, of {property.PropertyType}."));

    [Fact]
    public void A_resource_that_is_exported_exposes_its_properties() =>
        Assert.All([typeof(NetScriptDatabaseResource), typeof(NetScriptMigrationsResource)], type => Assert.True(type.GetCustomAttribute<AspireExportAttribute>()?.ExposeProperties));

    [Fact]
    public void A_seed_of_another_language_gets_its_context() =>
        Assert.True(s_assembly.GetCustomAttributes<AspireExportAttribute>().Single(export => export.Type == typeof(SeedContext)).ExposeProperties);

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => !property.IsDefined(typeof(AspireExportIgnoreAttribute)));

    private static string Id(MethodInfo method) => method.GetCustomAttribute<AspireExportAttribute>()!.Id ?? Camel(method.Name);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static bool IsCarried(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(void) || type == typeof(Task) || s_official.Contains(type) || s_ours.Contains(type)
        || (type.IsArray && IsCarried(type.GetElementType()!))
        || (Nullable.GetUnderlyingType(type) is { } value && IsCarried(value))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IResourceBuilder<>) && type.GetGenericArguments()[0] is var resource
            && IsCarried(resource.IsGenericParameter ? resource.GetGenericParameterConstraints()[0] : resource))
        || (type.IsAssignableTo(typeof(Delegate)) && type.GetMethod("Invoke") is { } invoke
            && IsCarried(invoke.ReturnType) && invoke.GetParameters().All(parameter => IsCarried(parameter.ParameterType)));
}
