using NetScript.Migrations.Tests;
using Xunit.Runner.InProc.SystemConsole;

// Besides running the tests, this is the process that the tests kill.
return args is [ChildMigrator.Command, .. var rest]
    ? await ChildMigrator.RunAsync(rest)
    : await ConsoleRunner.Run(args);
