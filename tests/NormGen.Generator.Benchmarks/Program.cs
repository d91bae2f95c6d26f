using BenchmarkDotNet.Running;
using NormGen.Generator.Benchmarks;

// Arguments are BenchmarkDotNet's; without any, everything is run.
BenchmarkSwitcher.FromAssembly(typeof(Generation).Assembly).Run(args is [] ? ["--filter", "*"] : args);
