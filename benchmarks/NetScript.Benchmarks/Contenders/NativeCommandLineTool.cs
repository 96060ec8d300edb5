namespace NetScript.Benchmarks.Contenders;

/// <summary>Our command line as a native program, which needs no runtime.</summary>
internal sealed class NativeCommandLineTool(Places places) : CommandLineTool(places)
{
    public override string Name => "NetScript, native command line";

    protected override string Folder => "netscript-native";

    protected override IReadOnlyList<string> Options => Command.Native;
}
