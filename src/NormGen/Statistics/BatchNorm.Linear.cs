using System.Numerics;
using NormGen.Runtime;

namespace NormGen;

/// <content>Layers that take over the normalization behind them, or before them.</content>
public static partial class BatchNorm
{
    /// <summary>
    /// Folds a normalization into the linear layer or convolution <em>before</em> it, whose outputs are the features that are normalized: with
    /// a = γ/√(rv + ε), W[o, i] ← W[o, i]·a[o] and b[o] ← (b[o] − rm[o])·a[o] + β[o].
    /// </summary>
    /// <param name="linearWeight">W, changed in place: outputs × inputs, row-major. A convolution's inputs are its input channels × the kernel's positions.</param>
    /// <param name="linearBias">b, changed in place: D elements; zeros where the layer had none, which it then needs.</param>
    /// <param name="weight">γ, one for each feature, or empty.</param>
    /// <param name="bias">β, one for each feature, or empty.</param>
    /// <param name="runningMean">rm, D elements; its length is the number of features and of outputs.</param>
    /// <param name="runningVar">rv, the variance, D elements.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or what is changed overlaps something else; the message says what is needed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite, or not above zero.</exception>
    public static void FoldIntoLinear(Span<float> linearWeight, Span<float> linearBias, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, float epsilon)
    {
        Shapes.Epsilon(epsilon, nameof(epsilon));
        FoldIntoLayerBefore(linearWeight, linearBias, weight, bias, runningMean, runningVar, epsilon);
    }

    /// <inheritdoc cref="FoldIntoLinear(Span{float}, Span{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, float)"/>
    public static void FoldIntoLinear(Span<double> linearWeight, Span<double> linearBias, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, ReadOnlySpan<double> runningMean, ReadOnlySpan<double> runningVar, double epsilon)
    {
        Shapes.Epsilon(epsilon, nameof(epsilon));
        FoldIntoLayerBefore(linearWeight, linearBias, weight, bias, runningMean, runningVar, epsilon);
    }

    /// <summary>
    /// Folds a normalization into the linear layer or convolution <em>behind</em> it, whose inputs are the normalized features: with a = γ/√(rv + ε),
    /// b[o] ← b[o] + Σ W[o, i]·(β[i] − rm[i]·a[i]) and W[o, i] ← W[o, i]·a[i].
    /// </summary>
    /// <remarks>A convolution that pads its input with zeros cannot take a shift over: beyond the edge there is none.</remarks>
    /// <param name="nextWeight">W, changed in place: outputs × D × kernel, row-major; a linear layer's kernel is 1, a convolution's the number of its positions.</param>
    /// <param name="nextBias">b, changed in place; its length, at least 1, is the number of outputs. Zeros where the layer had none, which it then needs.</param>
    /// <param name="weight">γ, one for each feature, or empty.</param>
    /// <param name="bias">β, one for each feature, or empty.</param>
    /// <param name="runningMean">rm, D elements; its length is the number of features.</param>
    /// <param name="runningVar">rv, the variance, D elements.</param>
    /// <param name="epsilon">ε, finite and above zero.</param>
    /// <exception cref="ArgumentException">A length does not fit, or what is changed overlaps something else; the message says what is needed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not finite, or not above zero.</exception>
    public static void FoldIntoNextLinear(Span<float> nextWeight, Span<float> nextBias, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, float epsilon)
    {
        Shapes.Epsilon(epsilon, nameof(epsilon));
        FoldIntoLayerBehind(nextWeight, nextBias, weight, bias, runningMean, runningVar, epsilon);
    }

    /// <inheritdoc cref="FoldIntoNextLinear(Span{float}, Span{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, float)"/>
    public static void FoldIntoNextLinear(Span<double> nextWeight, Span<double> nextBias, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, ReadOnlySpan<double> runningMean, ReadOnlySpan<double> runningVar, double epsilon)
    {
        Shapes.Epsilon(epsilon, nameof(epsilon));
        FoldIntoLayerBehind(nextWeight, nextBias, weight, bias, runningMean, runningVar, epsilon);
    }

    private static void FoldIntoLayerBefore<T>(Span<T> linearWeight, Span<T> linearBias, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVar, double epsilon)
        where T : unmanaged, INumberBase<T>
    {
        CheckParameters(weight, bias, runningMean, runningVar);
        int outputs = runningMean.Length;
        Shapes.PerFeature(linearBias.Length, outputs, nameof(linearBias));
        if (linearWeight.Length % outputs != 0)
            throw new ArgumentException($"{nameof(linearWeight)} holds {linearWeight.Length} elements, which {outputs} outputs cannot share; each has as many inputs.", nameof(linearWeight));
        Apart(linearWeight, nameof(linearWeight), weight, bias, runningMean, runningVar);
        Apart(linearBias, nameof(linearBias), weight, bias, runningMean, runningVar);
        Shapes.Apart<T, T>(linearWeight, linearBias, nameof(linearWeight), nameof(linearBias));
        int inputs = linearWeight.Length / outputs;
        for (int o = 0; o < outputs; o++)
        {
            double scale = Scale(weight, runningVar, epsilon, o);
            foreach (ref T w in linearWeight.Slice(o * inputs, inputs))
                w = T.CreateTruncating(double.CreateTruncating(w) * scale);
            double shifted = double.CreateTruncating(linearBias[o]) - double.CreateTruncating(runningMean[o]);
            linearBias[o] = T.CreateTruncating(shifted * scale + Bias(bias, o));
        }
    }

    private static void FoldIntoLayerBehind<T>(Span<T> nextWeight, Span<T> nextBias, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVar, double epsilon)
        where T : unmanaged, INumberBase<T>
    {
        CheckParameters(weight, bias, runningMean, runningVar);
        int features = runningMean.Length, outputs = nextBias.Length;
        if (outputs == 0)
            throw new ArgumentException($"{nameof(nextBias)} is empty; a layer has at least 1 output.", nameof(nextBias));
        if (nextWeight.Length % ((long)outputs * features) != 0)
            throw new ArgumentException($"{nameof(nextWeight)} holds {nextWeight.Length} elements; {outputs} outputs of {features} features need {(long)outputs * features}, times the positions of a kernel.", nameof(nextWeight));
        Apart(nextWeight, nameof(nextWeight), weight, bias, runningMean, runningVar);
        Apart(nextBias, nameof(nextBias), weight, bias, runningMean, runningVar);
        Shapes.Apart<T, T>(nextWeight, nextBias, nameof(nextWeight), nameof(nextBias));
        int kernel = nextWeight.Length / outputs / features;
        double[] scales = new double[features], shifts = new double[features];
        for (int i = 0; i < features; i++)
        {
            scales[i] = Scale(weight, runningVar, epsilon, i);
            shifts[i] = Bias(bias, i) - double.CreateTruncating(runningMean[i]) * scales[i];
        }

        for (int o = 0; o < outputs; o++)
        {
            double sum = double.CreateTruncating(nextBias[o]);
            for (int i = 0; i < features; i++)
            {
                (double scale, double shift) = (scales[i], shifts[i]);
                foreach (ref T w in nextWeight.Slice((o * features + i) * kernel, kernel))
                {
                    double before = double.CreateTruncating(w);
                    sum += before * shift;
                    w = T.CreateTruncating(before * scale);
                }
            }

            nextBias[o] = T.CreateTruncating(sum);
        }
    }

    private static void Apart<T>(ReadOnlySpan<T> output, string name, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, ReadOnlySpan<T> runningMean, ReadOnlySpan<T> runningVar)
    {
        Shapes.Apart(output, weight, name, nameof(weight));
        Shapes.Apart(output, bias, name, nameof(bias));
        Shapes.Apart(output, runningMean, name, nameof(runningMean));
        Shapes.Apart(output, runningVar, name, nameof(runningVar));
    }
}
