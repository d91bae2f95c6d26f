using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>Holds this machine to the bits in tests/data/bits.txt: what the primitives answer on the corpus.</summary>
public sealed class ExpectedBitsTests
{
    private const string FileName = "bits.txt";

    [Fact]
    public void Corpus_GivesTheCommittedBits() => CommittedBits.Hold(FileName, ["Runtime"], _ => Cases().Select(Line));

    [Theory]
    [InlineData(Kind.Layer)]
    [InlineData(Kind.RMS)]
    public void Corpus_IsNearTheDoubleAnswer(Kind kind)
    {
        foreach ((Kind _, int dim, Distribution distribution) in Cases().Where(one => one.Kind == kind))
        {
            NormInput input = FiniteRows(Corpus.Case(dim, distribution), distribution);
            NormForm form = Form(kind);
            DoubleOracle oracle = DoubleOracle.Of(kind, input, form.Parts, 1e-5f);
            Outcome outcome = Outcome.Of(form, input, 1e-5);
            Accuracy.AssertNear(oracle, outcome.Y, () => $"{kind}, {input}");
            Accuracy.AssertStatistics(oracle, outcome, form.Parts, () => $"{kind}, {input}");
        }
    }

    /// <summary>The rows of a case that hold no NaN and no infinity; what is right for the others is the subject of SpecialValueTests.</summary>
    private static NormInput FiniteRows(NormInput input, Distribution distribution) => Corpus.Finite.Contains(distribution)
        ? input
        : input with { X = [.. input.X.Chunk(input.Dim).Where(row => Array.TrueForAll(row, float.IsFinite)).SelectMany(row => row)] };

    private static IEnumerable<(Kind Kind, int Dim, Distribution Distribution)> Cases() =>
        from kind in new[] { Kind.Layer, Kind.RMS }
        from dim in Corpus.Dims
        from distribution in Corpus.Distributions
        select (kind, dim, distribution);

    private static NormForm Form(Kind kind) => kind == Kind.Layer ? Primitives.Layer : Primitives.Rms;

    private static string Line((Kind Kind, int Dim, Distribution Distribution) one)
    {
        NormInput input = Corpus.Case(one.Dim, one.Distribution);
        NormForm form = Form(one.Kind);
        Outcome outcome = Outcome.Of(form, input, 1e-5);

        Fnv1a hash = new();
        hash.Add(outcome.Y);
        if (form.Parts.HasFlag(Parts.Mean))
            hash.Add(outcome.Mean);
        hash.Add(outcome.InvStd);
        return CommittedBits.Line($"{one.Kind} {input.Name}", hash);
    }
}
