using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Holds the answers of a method whose statistics are of sets to those of the oracle: its output, its statistics, its running state.</summary>
internal static class SetAccuracy
{
    /// <summary>
    /// The promise for float forward kernels, whose sums are gathered in double; and what is held of kernels that compute in double, which have nothing wider to
    /// gather in, so that their error grows with the set.
    /// </summary>
    /// <param name="compute">What is computed in.</param>
    /// <param name="count">The elements of the set.</param>
    public static double Forward(ElementType compute, int count) =>
        compute == ElementType.Double ? (4 + count / 512.0) * StepOracle.Forward(compute) : Accuracy.Forward;

    public static void AssertNear(SetForm form, SetInput input, SetArguments arguments, SetOutcome outcome, Func<string> what) =>
        AssertNear(form, input, SetOracle.Of(form, input, arguments), outcome, what);

    public static void AssertNear(SetForm form, SetInput input, SetOracle oracle, SetOutcome outcome, Func<string> what)
    {
        AssertY(form, input, oracle, outcome.Y, what);
        foreach (Role role in SetOutcome.Written(form).Where(role => role is not (Role.X or Role.Y)))
        {
            double[] actual = Elements.Widen(outcome[role]);
            for (int set = 0; set < actual.Length; set++)
            {
                // A mean is as good as its spread is narrow, and as its type has it.
                double expected = oracle[role][set];
                double scale = role switch
                {
                    Role.Mean => oracle.InvStd[set] == 0 ? 0 : 1 / oracle.InvStd[set],
                    Role.InvStd => Math.Abs(expected),
                    _ => oracle.StateScale[role][set],
                };

                // A variance is a square, whose error is twice that of what is divided by.
                double forward = Forward(form.Compute, oracle.Counts[set]) * (role == Role.RunningVar ? 2 : 1);

                // What is expected of a double has been rounded to one itself.
                double rounding = Elements.Ulp(form.Compute, expected) / (form.Compute == ElementType.Double ? 1 : 2);
                double bound = forward * scale + (scale == 0 ? 0 : rounding + Smallest(form));
                if (!Elements.IsNear(form.Compute, expected, actual[set], bound))
                    Assert.Fail($"{what()}: {role} {set} of {oracle.Counts[set]} elements {Describe(expected, actual[set], bound)}");
            }
        }

        if (outcome.Batches != oracle.Batches)
            Assert.Fail($"{what()}: {outcome.Batches} batches where {oracle.Batches} is right.");
    }

    private static void AssertY(SetForm form, SetInput input, SetOracle oracle, double[] y, Func<string> what)
    {
        for (int i = 0; i < y.Length; i++)
        {
            int set = oracle.SetOf[i];
            bool isPadding = !oracle.IsValid[i];
            double stored = form.Y == form.Compute || isPadding ? 0 : Elements.Ulp(form.Y, oracle.Y[i]) / 2;
            double bound = isPadding ? 0 : stored + Forward(form.Compute, oracle.Counts[set]) * oracle.Scale[set] + oracle.Floor[set];
            if (!Elements.IsNear(form.Y, oracle.Y[i], y[i], bound) || (isPadding && double.IsNegative(y[i])))
            {
                (int sample, int channel, int position) = input.Shape.PlaceOf(i);
                Assert.Fail($"{what()}: y at sample {sample}, feature {channel}, position {position}{(isPadding ? ", which is padding," : "")} beside a largest of {oracle.Scale[set]:G3} {Describe(oracle.Y[i], y[i], bound)}");
            }
        }
    }

    public static string Describe(double expected, double actual, double bound) =>
        $"is {actual:G17} where {expected:G17} is right; the error {Math.Abs(actual - expected):G3} is {Math.Abs(actual - expected) / bound:G3} times what is allowed.";

    private static double Smallest(SetForm form) => form.Compute == ElementType.Double ? double.Epsilon : float.Epsilon;
}
