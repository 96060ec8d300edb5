using NetScript.Benchmarks;
using NetScript.Schema.Benchmarks;

if (Subcommands.Run(args) is { } exitCode)
{
    return exitCode;
}

using var places = new Places();
using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    cancellation.Cancel();
};

Options options;
try
{
    options = Options.Parse(["--sizes", "10,100,1000", .. args], Path.Combine(places.Repository, "docs", "benchmarks-schema.md"));
}
catch (FormatException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

if (Command.Unavailable is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}

var report = new Report(options);
var contenders = new List<Contender>();
foreach (var contender in Contender.All(places).Where(contender => contender.Name == Contender.Library || Options.Selects(options.Contenders, contender.Name)))
{
    if (await contender.Prepare(cancellation.Token) is { } unavailable)
    {
        report.AddUnavailable(contender.Name, unavailable);
    }
    else
    {
        contenders.Add(contender);
    }
}

var bench = new Bench(options, contenders, places, Console.Error);
foreach (var provider in (string[])["postgresql", "sqlite"])
{
    if (Options.Selects(options.Engines, provider))
    {
        report.Add(provider, await bench.DiffAsync(provider, cancellation.Token), bench.InProcess(provider));
    }
}

report.AddLarge(await bench.ReadAsync("postgresql", cancellation.Token));
await report.WriteAsync(Console.Out);
return 0;
