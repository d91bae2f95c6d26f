using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Diagnostics;

/// <summary>An editor runs generator and analyzer at every key stroke, so most of what they see is half typed.</summary>
public sealed class MutationTests
{
    private const int MutationsPerSource = 100;

    private static readonly string[] Sources =
    [
        Samples.RmsAndLayer,
        Samples.Class("[Norm(Kind.Layer, Axis.Feature, 8, 16, Epsilon = 1e-6, ZeroCentered = true)] public static partial void M(ReadOnlySpan<float> x, [Role(Role.Weight)] ReadOnlySpan<float> g, Span<float> y, Span<float> mean, Span<float> invStd, int dim);"),
        "using System;\nusing NormGen;\nnamespace A.B { public partial record struct R<T> where T : struct { internal partial class @class { [Norm(Kind.RMS, Axis.Feature)] private protected static partial void M(Span<float> x, ReadOnlySpan<float> bias, float eps = 1e-5f); } } }\n",
        "using System;\nusing NormGen;\nabstract partial class B { public virtual void M(Span<float> x) { } }\npartial class D : B { [Norm(sizes: new[] { 5 }, kind: Kind.RMS, axis: Axis.Feature)] public sealed override partial void M(Span<float> x); }\n",
        "using System;\nusing N = NormGen.NormAttribute;\nusing static NormGen.Kind;\nusing static NormGen.Axis;\nstatic partial class K { const int Size = 7; [N(RMS, Feature, Size)] static partial void M(this scoped Span<float> x); }\n",
        "using System;\nusing NormGen;\npublic static partial class E { extension(ReadOnlySpan<float> x) { [Norm(Kind.RMS, Axis.Feature, 8)] public void M(Span<float> y) { [Norm(Kind.RMS, Axis.Feature, 8)] void Local(Span<float> x) { } Action<float[]> f = [Norm(Kind.RMS, Axis.Feature)] (x) => { }; } } }\n",
    ];

    private static readonly string[] Words =
    [
        "", "", "", " ", ";", ",", "(", ")", "{", "}", "[", "]", "<", ">", "\"", "/*", "partial", "static", "Kind", "Norm", "Role", "x", "y", "dim", "Span", "float", "int", "0", "-1", "1e-5", "null", "=", "T", "@", "public", "class",
        "void", "ref", "out", "this", "params", "=> x.Clear()", "where T : new()", "#if", "\n",
    ];

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task HalfTypedCode_NeitherThrows_NorIsGivenBrokenBodies(int source, bool isRightToStart)
    {
        Random random = new(source);
        int wrong = 0;
        for (int i = 0; i < MutationsPerSource; i++)
        {
            Consumer consumer = Consumer.Of(Mutate(Sources[source], random)).Emit("Runtime");
            Analysis analysis = await Analyse(consumer, $"Mutation {i} of source {source}");
            wrong += analysis.Errors.Any() ? 1 : 0;

            // An error in a generated file is no news where the user's own file has one, and a fault of the generator's where it has none.
            if (analysis.GeneratedErrors.Any() && !analysis.Errors.Except(analysis.GeneratedErrors).Any())
                Assert.Fail($"Mutation {i} of source {source}:\n{consumer.Sources[0]}\n{Failure.Show([.. analysis.GeneratedErrors])}");

            // A body that throws is never without an error.
            if (analysis.Generation.Texts.Values.Any(text => text.Contains("throw new")) && !analysis.Errors.Any())
                Assert.Fail($"Mutation {i} of source {source} is accepted and throws:\n{consumer.Sources[0]}");
        }

        // The mutations are neither all harmless nor all fatal to the compiler before it comes to us.
        Assert.InRange(wrong, MutationsPerSource / 4, isRightToStart ? MutationsPerSource - 1 : MutationsPerSource);
    }

    private static async Task<Analysis> Analyse(Consumer consumer, string name)
    {
        try
        {
            return await Analysis.Of(consumer);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{name}:\n{consumer.Sources[0]}\n{exception.Message}", exception);
        }
    }

    /// <summary>Deletes, doubles, swaps, cuts off or replaces a token or two.</summary>
    private static string Mutate(string source, Random random)
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(t => t.ToFullString())];
        for (int edits = 1 + random.Next(2); edits > 0; edits--)
        {
            int i = random.Next(tokens.Count - 1);
            switch (random.Next(6))
            {
                case 0: tokens.RemoveAt(i); break;
                case 1: tokens.Insert(i, tokens[i]); break;
                case 2: (tokens[i], tokens[i + 1]) = (tokens[i + 1], tokens[i]); break;
                case 3: tokens[i] = Words[random.Next(Words.Length)] + " "; break;
                case 4: tokens.Insert(i, " " + Words[random.Next(Words.Length)] + " "); break;
                default: tokens[i] = tokens[i][..random.Next(tokens[i].Length)] + " "; break;
            }
        }

        return string.Concat(random.Next(20) == 0 ? tokens.Take(random.Next(tokens.Count)) : tokens);
    }
}
