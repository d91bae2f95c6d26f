using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Holds the answers of a gradient to those of the oracle.</summary>
internal static class SetGradientAccuracy
{
    /// <summary>The promise for float gradients: the error over the largest of the tensor.</summary>
    public const double Promise = 2e-6;

    /// <summary>
    /// What is held beside what an answer is made of: the promise for float kernels; for double ones, which have nothing wider to gather in, as many digits beyond,
    /// less some where many elements are added up.
    /// </summary>
    public static double Bound(ElementType compute, int count) =>
        compute == ElementType.Double ? (1 + count / 512.0) * Promise / (1 << 29) : Promise;

    public static void AssertNear(SetGradientForm form, SetGradientInput input, SetArguments arguments, SetGradientOutcome outcome, Func<string> what) =>
        AssertNear(form, input, SetGradientOracle.Of(form, input, arguments), outcome, what);

    public static void AssertNear(SetGradientForm form, SetGradientInput input, SetGradientOracle oracle, SetGradientOutcome outcome, Func<string> what)
    {
        if (form.Has(Role.Dx))
            AssertDx(form, input, oracle, outcome.Dx, what);
        foreach (Role role in SetGradientOutcome.Written(form).Where(role => role != Role.Dx))
        {
            double[] actual = Elements.Widen(outcome[role]);
            (double[] values, double[] scales) = oracle.Sums[role];
            for (int feature = 0; feature < actual.Length; feature++)
            {
                if (role == Role.Nu && !oracle.HoldsSquares[feature] && !double.IsFinite(actual[feature]))
                    continue;
                ElementType type = SetGradientOutcome.TypeOf(form, role);

                // Rounded once; a double twice, as it has been added to what was there.
                double stored = oracle.FeatureCounts[feature] == 0 ? 0 : Elements.Ulp(type, values[feature]) / (type == ElementType.Double ? 1 : 2);
                double bound = stored + Bound(form.Forward.Compute, oracle.FeatureCounts[feature]) * scales[feature];
                if (!Elements.IsNear(type, values[feature], actual[feature], bound))
                    Assert.Fail($"{what()}: {role} {feature} of {oracle.FeatureCounts[feature]} elements {SetAccuracy.Describe(values[feature], actual[feature], bound)}");
            }
        }
    }

    private static void AssertDx(SetGradientForm form, SetGradientInput input, SetGradientOracle oracle, double[] dx, Func<string> what)
    {
        ElementType type = form.Forward.X, compute = form.Forward.Compute;
        for (int i = 0; i < dx.Length; i++)
        {
            int set = oracle.SetOf[i];
            bool isPadding = !oracle.IsValid[i];
            double stored = type == compute ? 8 * Elements.Ulp(compute, 0) : Elements.Ulp(type, oracle.Dx[i]) / 2;
            double bound = isPadding ? 0 : stored + Bound(compute, oracle.Counts[set]) * oracle.DxScale[set];

            // Where the terms are beyond the type, so may be what they leave of each other.
            if (!isPadding && oracle.DxScale[set] > Elements.Largest(compute) && !double.IsFinite(dx[i]))
                continue;
            if (!Elements.IsNear(type, oracle.Dx[i], dx[i], bound) || (isPadding && double.IsNegative(dx[i])))
            {
                (int sample, int channel, int position) = input.Shape.PlaceOf(i);
                Assert.Fail($"{what()}: dx at sample {sample}, feature {channel}, position {position}{(isPadding ? ", which is padding," : "")} beside a largest of {oracle.DxScale[set]:G3} {SetAccuracy.Describe(oracle.Dx[i], dx[i], bound)}");
            }
        }
    }
}
