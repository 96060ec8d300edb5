/// <summary>
/// The shop, built with the AppHost. Each of its resources would else build it again when it starts: for longer than the shop takes to start, and two at once can be in each other's way.
/// </summary>
internal sealed class Shop : IProjectMetadata
{
    public string ProjectPath { get; } = new Projects.Playground_Api().ProjectPath;

    public bool SuppressBuild => true;
}
