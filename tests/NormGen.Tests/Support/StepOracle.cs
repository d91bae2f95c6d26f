using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// The formulas of Layer, RMS and L2 with ε under the root or beside it, over rows in groups, in far more digits than any kernel has, and
/// in the plainest way: two passes, no tricks.
/// </summary>
internal sealed class StepOracle
{
    private const double OrdinaryEpsilon = 1e-30;

    private readonly StepForm _form;
    private readonly double _smallest;

    private StepOracle(StepForm form, int dim, int rows)
    {
        _form = form;
        _smallest = form.Compute == ElementType.Double ? double.Epsilon : float.Epsilon;
        int statistics = rows * form.Groups;
        (Columns, Y) = (dim / form.Groups, new double[rows * dim]);
        (Mean, InvStd, Scale, Floor) = (new double[statistics], new double[statistics], new double[statistics], new double[statistics]);
    }

    /// <summary>The promise for float forward kernels, and its like for double: the error of an element over the largest |y| of its row.</summary>
    public static double Forward(ElementType compute) => compute == ElementType.Double ? Accuracy.Forward / (1 << 29) : Accuracy.Forward;

    /// <summary>The features of a group.</summary>
    public int Columns { get; }

    public double[] Y { get; }

    public double[] Mean { get; }

    public double[] InvStd { get; }

    /// <summary>The largest |y| or |γ·x̂| of each group: what a relative error is relative to. They differ only where a bias cancels.</summary>
    public double[] Scale { get; }

    /// <summary>The error of each group that its type cannot avoid near zero: see <see cref="DoubleOracle.Floor"/>.</summary>
    public double[] Floor { get; }

    /// <summary>Computes y = N(x).</summary>
    /// <param name="form">The form, for kind, groups and types.</param>
    /// <param name="input">For weight and bias.</param>
    /// <param name="x">The rows.</param>
    /// <param name="isNext">Whether it is a sandwich's norm of the residual stream.</param>
    /// <param name="epsilon">ε as the kernel's type has it.</param>
    public static StepOracle Of(StepForm form, StepInput input, double[] x, bool isNext, double epsilon)
    {
        Role weight = isNext ? Role.NextWeight : Role.Weight, bias = isNext ? Role.NextBias : Role.Bias;
        double[]? gamma = form.Has(weight) ? Elements.Widen(input.Of(weight, form.Parameters)) : null;
        double[]? beta = form.Has(bias) ? Elements.Widen(input.Of(bias, form.Parameters)) : null;
        if (form.SharedWeight && gamma is not null)
            gamma = [.. gamma.Select(_ => StepOutcome.SharedWeight(form, input))];
        else if (form.ZeroCentered && gamma is not null)
            gamma = [.. gamma.Select(value => 1 + value)];
        StepOracle answer = new(form, input.Dim, input.Rows);
        for (int i = 0; i < answer.Mean.Length; i++)
            answer.Group(i, x.AsSpan(i * answer.Columns, answer.Columns), gamma, beta, epsilon);
        return answer;
    }

    /// <summary>Whether an element is near enough: the kernel's error, and half a unit in the last place of what it is stored as.</summary>
    public bool IsNear(int index, double actual, ElementType type)
    {
        double expected = Y[index];
        int group = index / Columns;
        double stored = type == _form.Compute ? 0 : Elements.Ulp(type, expected) / 2;
        return Math.Abs(actual - expected) <= stored + Forward(_form.Compute) * Scale[group] + Floor[group];
    }

    /// <summary>Holds saved statistics to a few rounding errors: the mean on the scale of the row's spread, 1/σ on its own.</summary>
    public void AssertStatistics(Array mean, Array invStd, Func<string> what)
    {
        double forward = Forward(_form.Compute), largest = _form.Compute == ElementType.Double ? double.MaxValue : float.MaxValue;
        for (int i = 0; i < Mean.Length; i++)
        {
            // What is expected of a double has been rounded to one itself.
            double actual = Elements.At(mean, i), bound = Elements.Ulp(_form.Compute, Mean[i]) / (_form.Compute == ElementType.Double ? 1 : 2) + forward / InvStd[i] + _smallest;
            if (_form.Kind == Kind.Layer && !(Math.Abs(actual - Mean[i]) <= bound))
                Assert.Fail($"{what()}: mean {i} is {actual:G17} where {Mean[i]:G17} is right, give or take {bound:G3}.");
            actual = Elements.At(invStd, i);
            bound = InvStd[i] * forward + _smallest;
            if (!(Math.Abs(actual - InvStd[i]) <= bound) && !(InvStd[i] > largest && double.IsPositiveInfinity(actual)))
                Assert.Fail($"{what()}: invStd {i} is {actual:G17} where {InvStd[i]:G17} is right, give or take {bound:G3}.");
        }
    }

    private void Group(int index, ReadOnlySpan<double> x, double[]? gamma, double[]? beta, double epsilon)
    {
        DoubleDouble mean = 0, square = 0, count = Columns;
        if (_form.Kind == Kind.Layer)
        {
            foreach (double value in x)
                mean += value;
            mean /= count;
        }

        foreach (double value in x)
        {
            DoubleDouble d = value - mean;
            square += d * d;
        }

        DoubleDouble r = 1 / (_form.Kind == Kind.L2 ? DoubleDouble.Max(DoubleDouble.Sqrt(square), epsilon)
            : _form.EpsilonMode == EpsilonMode.OutsideRoot ? DoubleDouble.Sqrt(square / count) + epsilon
            : DoubleDouble.Sqrt(square / count + epsilon));

        // Twice the digits of the type, less a few; and a difference below the type's smallest normal number.
        double twice = _form.Compute == ElementType.Double ? Math.ScaleB(1, -102) : Math.ScaleB(1, -44);
        double difference = _form.Kind != Kind.Layer ? 0 : (Math.Abs(mean.High) * twice + (epsilon >= OrdinaryEpsilon ? 2 * _smallest : 0)) * r.High;
        for (int i = 0; i < Columns; i++)
        {
            int feature = index % _form.Groups * Columns + i;
            DoubleDouble scaled = (x[i] - mean) * r;
            double weight = gamma?[feature] ?? 1;
            scaled *= weight;
            double y = (double)(scaled + (beta?[feature] ?? 0));
            Y[index * Columns + i] = y;
            Scale[index] = Math.Max(Scale[index], Math.Max(Math.Abs(y), Math.Abs(scaled.High)));
            Floor[index] = Math.Max(Floor[index], 4 * _smallest + difference * Math.Abs(weight));
        }

        (Mean[index], InvStd[index]) = ((double)mean, (double)r);
    }
}
