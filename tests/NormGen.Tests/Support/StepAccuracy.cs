using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Holds the answers of a method of any placement to those of the oracle: its sum, each of its norms, their statistics.</summary>
internal static class StepAccuracy
{
    public static void AssertNear(StepForm form, StepInput input, StepArguments arguments)
    {
        Unfused steps = Unfused.Of(form, input, arguments);
        string What() => $"{form}, {input}, {arguments.For(form)}";
        AssertSum(form, input, arguments.For(form), steps, What);

        // ε as the kernel has it.
        double epsilon = arguments.For(form).Epsilon;
        epsilon = form.Compute == ElementType.Double ? epsilon : (float)epsilon;
        foreach ((Role weight, Array x) in steps.Normalized)
        {
            bool isNext = weight == Role.NextWeight;
            StepOracle oracle = StepOracle.Of(form, input, Elements.Widen(x), isNext, epsilon);

            // Of a row whose sum is beyond its type there is no answer to be near to.
            bool[] isLost = [.. Elements.Widen(x).Chunk(input.Dim).Select(row => !row.All(double.IsFinite))];
            bool HasAnswer(int i) => !isLost[i / input.Dim] && !IsPadding(i);
            Array y = steps.Norms[weight];
            for (int i = 0; i < y.Length; i++)
            {
                if (HasAnswer(i) && !oracle.IsNear(i, Elements.At(y, i), form.Compute))
                    Fail(y, i, oracle, isNext ? "the next norm's y" : "y");
            }

            // The last of the norms is the output, and may have been rounded once more.
            Array stored = steps[Role.Y];
            bool isOutput = !form.IsBlock ? isNext == (form.Placement == Placement.Sandwich) : form.Placement is Placement.Post or Placement.Deep;
            for (int i = 0; i < stored.Length && isOutput; i++)
            {
                if (HasAnswer(i) && !oracle.IsNear(i, Elements.At(stored, i), form.Y))
                    Fail(stored, i, oracle, "stored y");
            }

            if (!form.HasPadding && !isLost.Contains(true))
                oracle.AssertStatistics(isNext ? steps[Role.NextMean] : form.Kind == Kind.Layer ? steps[Role.Mean] : steps[Role.InvStd], isNext ? steps[Role.NextInvStd] : steps[Role.InvStd], What);
        }

        bool IsPadding(int i) => input.IsPadding(form, i / input.Dim);

        void Fail(Array actual, int i, StepOracle oracle, string name) => Assert.Fail(
            $"{What()}: {name} at row {i / input.Dim}, element {i % input.Dim} is {Elements.At(actual, i):G9} where {oracle.Y[i]:G17} is right; the error "
            + $"{Math.Abs(Elements.At(actual, i) - oracle.Y[i]):G3} is beside a largest of {oracle.Scale[i / oracle.Columns]:G3}.");
    }

    /// <summary>Two roundings of what is computed in, and one of what is stored.</summary>
    private static void AssertSum(StepForm form, StepInput input, StepArguments arguments, Unfused steps, Func<string> what)
    {
        if (form.IsBlock || form.Placement is Placement.None or Placement.Sandwich)
            return;
        double[] x = Elements.Widen(input.Of(Role.X, form.X)), residual = Elements.Widen(input.Of(Role.Residual, form.X)), sum = Elements.Widen(steps.Normalized[Role.Weight]);
        bool isDouble = form.Compute == ElementType.Double;
        double a = isDouble ? arguments.ResidualScale : (float)arguments.ResidualScale, b = isDouble ? arguments.BranchScale : (float)arguments.BranchScale;
        for (int i = 0; i < sum.Length; i++)
        {
            DoubleDouble expected = (DoubleDouble)residual[i] * a + (DoubleDouble)x[i] * b;
            double rounded = Math.Abs(b * x[i]) * Math.ScaleB(1, isDouble ? -53 : -24) + 2 * Elements.Ulp(form.Compute, 0);
            double allowed = rounded + Elements.Ulp(form.X, (double)expected) * (form.X == form.Compute ? 0.5 : 0.51);

            // Without fused multiply-add the other product is rounded as well.
            if (!IsFused)
                allowed += Math.Abs(a * residual[i]) * Math.ScaleB(1, isDouble ? -53 : -24);
            if (!(Math.Abs((double)(sum[i] - expected)) <= allowed) && !Elements.Overflowed(form.X, (double)expected, sum[i], allowed))
                Assert.Fail($"{what()}: the sum at row {i / input.Dim}, element {i % input.Dim} is {sum[i]:G17} where {(double)expected:G17} is right, give or take {allowed:G3}.");
        }
    }

    private static bool IsFused => System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported;
}
