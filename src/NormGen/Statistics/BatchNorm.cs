using System.Numerics;
using NormGen.Runtime;

namespace NormGen;

/// <summary>
/// Batch normalization for inference (Ioffe and Szegedy 2015), y = γ·(x − rm)/√(rv + ε) + β, as what it is: one scale and one shift for each
/// feature, which the weights of a linear layer or a convolution beside it can take over.
/// </summary>
/// <remarks>
/// Everything is computed in double and rounded once. Each call checks its spans before it writes anything, and allocates nothing. An empty
/// weight stands for γ = 1, an empty bias for β = 0.
/// </remarks>
public static partial class BatchNorm
{
    /// <summary>The scale and the shift: y = x·scale + shift.</summary>
    /// <param name="weight">γ, one for each feature, or empty.</param>
    /// <param name="bias">β, one for each feature, or empty.</param>
    /// <param name="runningMean">rm, D elements; its length is the number of features.</param>
    /// <param name="runningVar">rv, the variance, D elements.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <param name="scale">Becomes γ/√(rv + ε), D elements; may be one of the inputs.</param>
    /// <param name="shift">Becomes β − rm·scale, D elements; may be one of the inputs. It goes with the scale as that was rounded, so that the rounding is not felt near the mean.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans partly overlap; the message says what is needed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite, or not above zero.</exception>
    public static void Fold(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, float epsilon, Span<float> scale, Span<float> shift)
    {
        Shapes.Epsilon(epsilon, nameof(epsilon));
        FoldApart(weight, bias, runningMean, runningVar, epsilon, scale, shift);
    }

    /// <inheritdoc cref="Fold(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, float, Span{float}, Span{float})"/>
    public static void Fold(ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, ReadOnlySpan<double> runningMean, ReadOnlySpan<double> runningVar, double epsilon, Span<double> scale, Span<double> shift)
    {
        Shapes.Epsilon(epsilon, nameof(epsilon));
        FoldApart(weight, bias, runningMean, runningVar, epsilon, scale, shift);
    }

    private static void FoldApart<T>(ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVar, double epsilon, Span<T> scale, Span<T> shift)
        where T : unmanaged, INumberBase<T>
    {
        CheckParameters(weight, bias, runningMean, runningVar);
        Shapes.PerFeature(scale.Length, runningMean.Length, nameof(scale));
        Shapes.PerFeature(shift.Length, runningMean.Length, nameof(shift));
        SameOrApart(scale, nameof(scale), weight, bias, runningMean, runningVar);
        SameOrApart(shift, nameof(shift), weight, bias, runningMean, runningVar);
        Shapes.Apart<T, T>(shift, scale, nameof(shift), nameof(scale));
        for (int i = 0; i < scale.Length; i++)
        {
            // All that belongs to the feature is read first: scale or shift may be the same memory.
            double beta = Bias(bias, i), mean = double.CreateTruncating(runningMean[i]);
            T rounded = T.CreateTruncating(Scale(weight, runningVar, epsilon, i));
            scale[i] = rounded;
            shift[i] = T.CreateTruncating(beta - mean * double.CreateTruncating(rounded));
        }
    }

    /// <summary>γ/√(rv + ε).</summary>
    private static double Scale<T>(ReadOnlySpan<T> weight, ReadOnlySpan<T> runningVar, double epsilon, int feature)
        where T : unmanaged, INumberBase<T> =>
        (weight.IsEmpty ? 1 : double.CreateTruncating(weight[feature])) / Math.Sqrt(double.CreateTruncating(runningVar[feature]) + epsilon);

    private static double Bias<T>(ReadOnlySpan<T> bias, int feature)
        where T : unmanaged, INumberBase<T> => bias.IsEmpty ? 0 : double.CreateTruncating(bias[feature]);

    private static void CheckParameters<T>(ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVar)
    {
        Shapes.Dim(runningMean.Length, nameof(runningMean));
        Shapes.PerFeature(runningVar.Length, runningMean.Length, nameof(runningVar));
        if (!weight.IsEmpty)
            Shapes.PerFeature(weight.Length, runningMean.Length, nameof(weight));
        if (!bias.IsEmpty)
            Shapes.PerFeature(bias.Length, runningMean.Length, nameof(bias));
    }

    private static void SameOrApart<T>(ReadOnlySpan<T> output, string name, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVar)
    {
        Shapes.SameOrApart(output, weight, name, nameof(weight));
        Shapes.SameOrApart(output, bias, name, nameof(bias));
        Shapes.SameOrApart(output, runningMean, name, nameof(runningMean));
        Shapes.SameOrApart(output, runningVar, name, nameof(runningVar));
    }
}
