using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Holds the answers of a gradient to those of the oracle.</summary>
internal static class GradientAccuracy
{
    public static void AssertNear(GradientInput given, GradientOutcome outcome, Func<string> what) => AssertNear(given, GradientOracle.Of(given), outcome, what);

    public static void AssertNear(GradientInput given, GradientOracle oracle, GradientOutcome outcome, Func<string> what)
    {
        foreach (Role role in GradientOutcome.Written(given.Form))
        {
            Array actual = outcome[role];
            ElementType type = Elements.TypeOf(actual);
            bool isTensor = GradientOutcome.IsTensor(role);
            double[] before = isTensor ? new double[actual.Length] : Elements.Widen(given[role]), sums = oracle[role], scale = oracle.ScaleOf(role);
            for (int i = 0; i < actual.Length; i++)
            {
                double expected = before[i] + sums[i], value = Elements.At(actual, i);
                bool isPadding = isTensor && given.IsPadding(i / given.Dim);

                // What is expected of a double has been rounded to one itself.
                double rounding = type == ElementType.Double ? 1.01 : 0.51;
                double stored = isPadding || (isTensor && type == given.Form.Forward.Compute) ? 0 : rounding * Elements.Ulp(type, expected);

                // Padding hands on what it is given, as it is.
                double bound = stored + (isPadding ? 0 : oracle.Backward * scale[i]);

                // Where the terms are beyond the type, so may be what they leave of each other.
                if (isTensor && !isPadding && scale[i] > Elements.Largest(given.Form.Forward.Compute) && !double.IsFinite(value))
                    continue;
                if (!Elements.IsNear(type, expected, value, bound) || (isPadding && role == Role.Dx && double.IsNegative(value)))
                {
                    Assert.Fail($"{what()}: {role} at row {(isTensor ? i / given.Dim : 0)}{(isPadding ? ", which is padding," : "")}, element {i % given.Dim} is {value:G17} where {expected:G17} "
                        + $"is right; the error {Math.Abs(value - expected):G3} is {Math.Abs(value - expected) / bound:G3} times what is allowed, beside a scale of {scale[i]:G3}.");
                }
            }
        }
    }
}
