using NetScript.Cli;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
