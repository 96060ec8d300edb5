using System.Globalization;
using NetScript.Cli;

// The output is the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await CommandLine.RunAsync(args).ConfigureAwait(false);
