using NetScript.Benchmarks;
using NetScript.Benchmarks.Contenders;
using NetScript.Benchmarks.Subjects;

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
    options = Options.Parse(args, Path.Combine(places.Repository, "docs", "benchmarks.md"));
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

var peers = new NodePackages(Path.Combine(places.Repository, "benchmarks", "peers"), places);
var prisma = new NodePackages(Path.Combine(places.Repository, "tests", "NetScript.Migrations.Tests", "Prisma", "Engine"), places);
var library = new Library();
Contender[] all =
[
    new PsqlFloor(), new SqliteShellFloor(), library, new Connecting(library), new CommandLineTool(places), new NativeCommandLineTool(places), new Dbmate(peers), new Drizzle(peers), new Prisma(prisma),
];

var report = new Report(options, places);
var contenders = new List<Contender>();
foreach (var contender in all.Where(contender => contender is Floor || Options.Selects(options.Contenders, contender.Name)))
{
    if (await contender.PrepareAsync(cancellation.Token) is { } unavailable)
    {
        report.AddUnavailable(contender.Name, unavailable);
        continue;
    }

    contenders.Add(contender);
}

var bench = new Bench(options, contenders, places, Console.Error);
Func<Task<Subject>>[] subjects = [async () => await PostgresSubject.StartAsync(places.Scratch, cancellation.Token), () => Task.FromResult<Subject>(new SqliteSubject(places.Scratch))];
foreach (var start in subjects)
{
    await using var subject = await start();
    if (Options.Selects(options.Engines, subject.Name))
    {
        report.Add(subject, await bench.MeasureAsync(subject, cancellation.Token));
        foreach (var size in options.Sizes.Where(size => size < 1000))
        {
            report.AddCounts(await bench.CountAsync(subject, size, cancellation.Token));
        }
    }
}

await report.WriteAsync(Console.Out);
return 0;
