using System.Collections.Concurrent;
using System.Diagnostics;
using NormGen.Diagnostics;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>An editor runs generator and analyzer at every key stroke, so most of what they see is half typed.</summary>
public sealed class MutationTests
{
    private const int Mutants = 10_000;

    private static readonly Robustness Judge = new(() => new NormGenerator(), () => new NormAnalyzer(), TimeSpan.FromSeconds(60));

    [Fact]
    public async Task TenThousandMutants_NeitherThrow_NorHang_NorAreGivenBrokenBodies()
    {
        ConcurrentDictionary<int, Verdict> verdicts = [];
        Stopwatch time = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, Mutants), TestContext.Current.CancellationToken,
            async (number, _) => verdicts[number] = await Judge.Of(Project(number)));
        string[] seen = [.. verdicts.Values.SelectMany(v => v.Errors).Where(id => id.StartsWith("NG", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
        int wrong = verdicts.Values.Count(v => v.Errors.Count > 0), own = verdicts.Values.Count(v => v.Errors.Any(id => id.StartsWith("NG", StringComparison.Ordinal)));
        int failures = verdicts.Values.Count(v => v.Errors.Contains(Robustness.CompilerFailure));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Mutants} mutants in {time.Elapsed.TotalSeconds:F1} s: {wrong} wrong, {own} with a rule of NormGen's: {string.Join(", ", seen)}; {failures} on which the compiler itself failed");

        KeyValuePair<int, Verdict>[] faults = [.. verdicts.Where(v => v.Value.Fault is not null).OrderBy(v => v.Key)];
        if (faults.Length > 0)
            Assert.Fail($"{faults.Length} faults. " + string.Join("\n\n", faults.Take(5).Select(f => $"Mutant {f.Key}: {f.Value.Fault}\n{Mutator.Mutant(f.Key)}")));

        // They are neither all harmless nor all fatal to the compiler before it comes to us. A build property is no part of a source.
        Assert.InRange(wrong, Mutants / 2, Mutants - Mutants / 50);
        Assert.InRange(own, Mutants / 3, Mutants);
        Assert.InRange(failures, 0, Mutants / 100);
        Assert.Equal(new NormAnalyzer().SupportedDiagnostics.Select(d => d.Id).Where(id => id != Rules.WrongBuildProperty.Id).Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public void TheSameNumber_IsTheSameMutant()
    {
        string[] first = [.. Enumerable.Range(0, 1000).Select(Mutator.Mutant)];
        Assert.Equal(first.Reverse(), Enumerable.Range(0, 1000).Reverse().Select(Mutator.Mutant));
        Assert.True(first.Distinct().Count() > 900);
    }

    [Fact]
    public async Task WhatTheMutantsAreMadeOf_IsRightExceptWhereItIsMeantNotToBe()
    {
        for (int i = 0; i < Mutator.SourceCount; i++)
        {
            Verdict verdict = await Judge.Of(Consumer.Of(Mutator.Original(i)));
            Assert.Null(verdict.Fault);
            string errors = string.Join(" ", verdict.Errors.Except(["NG0014"]));
            Assert.True(Mutator.Original(i).Contains("extension") != (errors.Length == 0), $"Source {i}: {errors}");
        }
    }

    /// <summary>Now and then with kernels, for whose sizes a mutant has numbers that nobody would think of.</summary>
    private static Consumer Project(int number)
    {
        Consumer consumer = Consumer.Of(Mutator.Mutant(number));
        return number % 32 == 0 ? consumer.Emit("Specialized").Width("Scalar") : consumer.Emit("Runtime");
    }
}
