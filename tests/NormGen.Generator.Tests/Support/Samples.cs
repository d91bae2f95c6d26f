namespace NormGen.Generator.Tests.Support;

/// <summary>Sources that many tests start from.</summary>
internal static class Samples
{
    public const string Rms = """
        using System;
        using NormGen;

        namespace Models;

        public static partial class Kernels
        {
            [Norm(Kind.RMS, Axis.Feature, 24)]
            public static partial void Rms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);
        }

        """;

    public const string RmsAndLayer = """
        using System;
        using NormGen;

        namespace Models;

        public static partial class Kernels
        {
            [Norm(Kind.RMS, Axis.Feature, 24)]
            public static partial void Rms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

            [Norm(Kind.Layer, Axis.Feature, 40)]
            public static partial void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);
        }

        """;

    /// <summary>A file of one class with these members.</summary>
    public static string Class(string members) =>
        $$"""
        using System;
        using NormGen;

        namespace Models;

        public static partial class Kernels
        {
            {{members}}
        }

        """;
}
