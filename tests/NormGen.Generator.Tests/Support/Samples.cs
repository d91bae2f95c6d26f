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

    /// <summary>Two gradients beside their forward methods.</summary>
    public const string Gradients = """
        using System;
        using NormGen;

        namespace Models;

        public static partial class Kernels
        {
            [Norm(Kind.RMS, Axis.Feature, 24)]
            public static partial void Rms(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

            [Norm(Kind.Layer, Axis.Feature, 40)]
            public static partial void Layer(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

            [NormGradient(nameof(Rms))]
            public static partial void RmsBack(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx);

            [NormGradient(nameof(Layer))]
            public static partial void LayerBack(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> dx, Span<float> dweight);
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
