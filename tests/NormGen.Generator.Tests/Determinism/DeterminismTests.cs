using System.Globalization;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Determinism;

/// <summary>The same input gives the same bytes.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Methods =
    [
        "[Norm(Kind.RMS, Axis.Feature, 24)] public static partial void A(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);",
        "[Norm(Kind.Layer, Axis.Feature, 40, 41)] public static partial void B(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y, Span<float> mean);",
        "[Norm(Kind.Layer, Axis.Feature)] public static partial void C(Span<float> x, int dim, float eps);",
        "[Norm(Kind.L2, Axis.Feature)] public static partial void D(Span<float> x);",
        .. SetForms.Of("float", ", 24", ", Epsilon = 1e-6").Select(f => f.Method),
        .. SetForms.Of("BFloat16", "").Select(f => f.Method),
        "[Norm(Kind.Batch, Axis.Feature, 24, Momentum = 0.25)] public static partial void E(Span<float> x, Span<float> runningMean, Span<float> runningVar);",
    ];

    [Fact]
    public void TwoRuns_GiveTheSameText() => Assert.Equal(Texts(Source(Methods)), Texts(Source(Methods)));

    [Fact]
    public void SourcesWithWindowsLineEnds_GiveTheSameText()
    {
        string source = Source(Methods.Select(m => m.Replace(", ", ",\n        ")));
        string windows = source.Replace("\r\n", "\n").Replace("\n", "\r\n");
        Assert.NotEqual(source, windows);
        Assert.Equal(Texts(source), Texts(windows));
    }

    [Fact]
    public void MethodsInAnotherOrder_GiveTheSameText() => Assert.Equal(Texts(Source(Methods)), Texts(Source(Methods.Reverse())));

    [Fact]
    public void GeneratedLines_EndAlikeOnEveryMachine()
    {
        foreach (string text in Texts(Source(Methods)).Values)
        {
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith("}\n", text);
            Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' ') || line.Contains('\t'));
        }
    }

    [Fact]
    public void TheCulture_DoesNotShow()
    {
        // As in Sweden: a decimal comma and a minus sign of its own. Nothing of that may come into a literal.
        CultureInfo swedish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (swedish.NumberFormat.NumberDecimalSeparator, swedish.NumberFormat.NegativeSign) = (",", "−");
        CultureInfo before = CultureInfo.CurrentCulture;
        IReadOnlyDictionary<string, string> expected = Texts(Source(Methods));
        try
        {
            CultureInfo.CurrentCulture = swedish;
            Assert.Equal(expected, Texts(Source(Methods)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IReadOnlyDictionary<string, string> Texts(string source) => Consumer.Of(source).Generate().Texts;

    private static string Source(IEnumerable<string> methods) => Samples.Class(string.Join("\n    ", methods));
}
