using BenchmarkDotNet.Running;
using NormGen.Benchmarks;

const string help = """
    NormGen's benchmarks.

      dotnet run -c Release --project tests/NormGen.Benchmarks -- --quick [--only TEXT]
          every kernel against a copy of the same bytes, interleaved in one process, in under two minutes;
          --only: just the lines whose names hold TEXT, as in --only "layer d=64"

      dotnet run -c Release --project tests/NormGen.Benchmarks -- [arguments of BenchmarkDotNet]
          the in-cache shapes through BenchmarkDotNet: all of them, or as in --filter '*Rms*', --list flat

      --help    this text
    """;

switch (args)
{
    case ["--help" or "-h" or "-?"]:
        Console.WriteLine(help);
        return 0;

    case ["--quick"]:
        Quick.Run("");
        return Environment.ExitCode;

    case ["--quick", "--only", string only]:
        Quick.Run(only);
        return Environment.ExitCode;

    case [.., "--quick" or "--only"] or ["--quick" or "--only", ..]:
        Console.Error.WriteLine(help);
        return 2;

    default:
        // Without a filter BenchmarkDotNet would stop and ask, which no script can answer.
        BenchmarkSwitcher.FromAssembly(typeof(Kernels).Assembly).Run(args is [] ? ["--filter", "*"] : args);
        return 0;
}
