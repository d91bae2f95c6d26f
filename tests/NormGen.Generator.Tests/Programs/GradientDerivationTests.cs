using CsCheck;
using NormGen.Generator.Tests.Support;
using NormGen.Programs;
using NormGen.Runtime;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Programs;

/// <summary>
/// The programs of gradients are derivatives of the programs of the forward pass: these are differentiated as they are carried out, with respect to one input
/// after another, and no formula of a gradient is written here.
/// </summary>
public sealed class GradientDerivationTests
{
    private const double ResidualScale = 1.375, BranchScale = 0.7;

    private static readonly Role[] s_inputs = [Role.X, Role.Residual, Role.Weight, Role.Bias, Role.NextWeight, Role.NextBias];

    private static readonly Gen<double[][]> s_rows =
        from dim in Gen.Frequency((12, Gen.Int[1, 9]), (1, Gen.Int[65, 80]))
        from mean in Gen.OneOfConst(0.0, 1.0, -30.0)
        from step in Gen.OneOfConst(0.0, 0.0, 50.0)
        from values in Gen.Double[-2, 2].Array[dim].Array[8]

        // A step behind the pilot makes it miss the mean.
        select values.Select((row, i) => i == 0 ? row.Select((v, k) => v + mean + (k >= 64 ? step : 0)).ToArray() : row).ToArray();

    public static TheoryData<string, string, string, bool, string> Methods()
    {
        TheoryData<string, string, string, bool, string> data = [];
        foreach (Kind kind in new[] { Kind.Layer, Kind.RMS, Kind.L2 })
        {
            foreach (Placement placement in Enum.GetValues<Placement>())
            {
                foreach (EpsilonMode mode in Enum.GetValues<EpsilonMode>())
                {
                    foreach (string weight in new[] { "none", "one to a feature", "zero-centred", "one for all" })
                    {
                        // One weight for all features is L2's, and where ε stands makes no difference to that.
                        if ((weight == "one for all" && (kind != Kind.L2 || placement == Placement.Sandwich)) || (kind == Kind.L2 && mode == EpsilonMode.OutsideRoot))
                            continue;
                        data.Add(kind.ToString(), placement.ToString(), mode.ToString(), false, weight);
                        if (placement != Placement.Sandwich && weight is "none" or "one to a feature")
                            data.Add(kind.ToString(), placement.ToString(), mode.ToString(), true, weight);
                    }
                }
            }
        }

        return data;
    }

    public static TheoryData<string, string, string> Positions() =>
        [.. Methods().Select(method => method.Data).Where(data => data.Item2 == nameof(Placement.None) && !data.Item4).Select(data => (data.Item1, data.Item3, data.Item5))];

    [Theory]
    [MemberData(nameof(Methods))]
    public void AGradient_IsTheDerivativeOfItsForwardProgram(string kind, string placement, string mode, bool isLibrary, string weight)
    {
        NormSpec forward = Forward(Enum.Parse<Kind>(kind), Enum.Parse<Placement>(placement), Enum.Parse<EpsilonMode>(mode), weight);
        IReadOnlyList<Step> steps = Steps.Of(forward), gradient = Steps.Of(Gradient(forward));
        if (isLibrary)
            gradient = [OfLibrary(forward, (KernelStep)gradient.Single())];
        s_rows.Sample(row => AssertDerives(forward, steps, gradient, row), iter: 50);
    }

    /// <summary>The features of a position lie elsewhere, and are gone through another way; that is no matter to its programs.</summary>
    [Theory]
    [MemberData(nameof(Positions))]
    public void AGradientOfPositions_IsTheDerivativeOfItsForwardProgram(string kind, string mode, string weight)
    {
        NormSpec forward = Forward(Enum.Parse<Kind>(kind), Placement.None, Enum.Parse<EpsilonMode>(mode), weight) with { Axis = Axis.Channel };
        IReadOnlyList<Step> gradient = Steps.Of(Gradient(forward));
        Assert.DoesNotContain(gradient.OfType<KernelStep>().SelectMany(s => s.Program.OutputExpressions).SelectMany(e => e.Walk()), e => e is Element { Tensor: Role.Weight });
        s_rows.Sample(row => AssertDerives(forward, Steps.Of(forward), gradient, row), iter: 50);
    }

    /// <summary>The test can tell: what only the mean square does to x is not what mean and variance do.</summary>
    [Fact]
    public void TheGradientOfAnotherKind_IsNoDerivative()
    {
        NormSpec layer = Forward(Kind.Layer, Placement.None, EpsilonMode.InsideRoot, "one to a feature"), rms = Forward(Kind.RMS, Placement.None, EpsilonMode.InsideRoot, "one to a feature");
        Assert.ThrowsAny<Exception>(() => AssertDerives(layer, Steps.Of(layer), Steps.Of(Gradient(rms)), [.. Enumerable.Range(0, 8).Select(i => new[] { 1.0, i, -0.5 * i })]));
    }

    private static void AssertDerives(NormSpec forward, IReadOnlyList<Step> steps, IReadOnlyList<Step> gradient, double[][] values)
    {
        int dim = values[0].Length;
        double[] dy = values[6], carried = values[7];

        // Some rows of L2 are longer than ε, and some are not.
        double epsilon = forward.Kind == Kind.L2 ? 3 : 0.1;
        bool isCarried = forward.Placement is Placement.Pre or Placement.Sandwich;
        Dictionary<CallValue, double> call = new()
        {
            [CallValue.Epsilon] = epsilon,
            [CallValue.EpsilonBeside] = forward.EpsilonMode == EpsilonMode.OutsideRoot ? epsilon : 0,
            [CallValue.ResidualScale] = forward.Placement == Placement.None ? 1 : ResidualScale,
            [CallValue.BranchScale] = forward.Placement == Placement.None ? 1 : BranchScale,
            [CallValue.Weight] = values[2][0],
        };

        // The forward pass as it is, for what it saves and for what was normalized.
        StepsInterpreter saved = Run(null, 0);
        StepsInterpreter backward = new(call);
        foreach (Place place in new[] { Place.X, Place.Sum, Place.Dy, Place.Dx, Place.DResidual, Place.DResidualOut, Place.BranchOutput })
            backward.Tensors[place] = new Dual[dim];
        Place normalized = forward.Placement == Placement.None ? Place.X : forward.Placement is Placement.Pre or Placement.Sandwich ? Place.Residual : Place.Sum;
        backward.Tensors[Place.X] = Duals(values[0]);
        backward.Tensors[Place.Sum] = saved.Tensors[normalized];
        backward.Tensors[Place.Dy] = Duals(dy);
        backward.Tensors[Place.DResidualOut] = Duals(isCarried ? carried : new double[dim]);
        foreach (Role role in new[] { Role.Weight, Role.NextWeight })
            backward.Parameters[role] = Duals(values[Array.IndexOf(s_inputs, role)]);
        foreach (Role role in new[] { Role.DWeight, Role.DBias, Role.DNextWeight, Role.DNextBias })
            backward.Parameters[role] = new Dual[dim];
        foreach ((Role role, Dual statistic) in saved.Statistics)
            backward.Statistics[role] = statistic.Value;
        backward.Run(gradient);

        double scale = 1 + backward.Tensors[Place.Dx].Concat(backward.Tensors[Place.DResidual]).Max(d => Math.Abs(d.Value)) + dy.Max(Math.Abs);
        foreach (Role input in s_inputs)
        {
            if (!forward.Has(input) && input != Role.X)
                continue;
            Dual[] answers = input switch
            {
                Role.X => backward.Tensors[Place.Dx],
                Role.Residual => backward.Tensors[Place.DResidual],
                Role.Weight => backward.Parameters[Role.DWeight],
                Role.Bias => backward.Parameters[Role.DBias],
                Role.NextWeight => backward.Parameters[Role.DNextWeight],
                _ => backward.Parameters[Role.DNextBias],
            };
            bool isShared = input == Role.Weight && !forward[Role.Weight].IsSpan;
            for (int i = 0; i < (isShared ? 0 : dim); i++)
                AssertNear(Derivative(Run(input, i)), answers[i].Value, $"{input} {i}");
            if (isShared)
            {
                Dictionary<CallValue, double> plain = new(call);
                double Loss(double g)
                {
                    plain[CallValue.Weight] = g;
                    return Value(Run(null, 0, plain));
                }

                // The output is linear in it.
                AssertNear((Loss(call[CallValue.Weight] + 1) - Loss(call[CallValue.Weight] - 1)) / 2, answers.Sum(d => d.Value), "the one weight");
            }
        }

        void AssertNear(double expected, double actual, string what)
        {
            if (!(Math.Abs(expected - actual) <= 1e-9 * scale))
                Assert.Fail($"The gradient of {what} is {actual:R}, and the derivative {expected:R}.");
        }

        StepsInterpreter Run(Role? moved, int at, Dictionary<CallValue, double>? other = null)
        {
            StepsInterpreter interpreter = new(other ?? call);
            for (int i = 0; i < s_inputs.Length; i++)
            {
                Dual[] row = Duals(values[i]);
                if (s_inputs[i] == moved)
                    row[at] = row[at] with { Slope = 1 };
                if (s_inputs[i] is Role.X or Role.Residual)
                    interpreter.Tensors[s_inputs[i] == Role.X ? Place.X : Place.Residual] = row;
                else
                    interpreter.Parameters[s_inputs[i]] = row;
            }

            interpreter.Tensors[Place.Sum] = new Dual[dim];
            interpreter.Tensors[Place.Output] = new Dual[dim];
            interpreter.Run(steps);
            return interpreter;
        }

        // What is differentiated: the output times dy, and the residual stream that goes out times what comes down it.
        double Derivative(StepsInterpreter run) => Total(run, d => d.Slope);

        double Value(StepsInterpreter run) => Total(run, d => d.Value);

        double Total(StepsInterpreter run, Func<Dual, double> part) =>
            run.Tensors[Place.Output].Select((y, i) => part(y) * dy[i]).Sum() + (isCarried ? run.Tensors[Place.Residual].Select((r, i) => part(r) * carried[i]).Sum() : 0);
    }

    private static Dual[] Duals(double[] values) => [.. values.Select(v => (Dual)v)];

    /// <summary>A forward method with all that its placement can have, and factors that the call gives.</summary>
    private static NormSpec Forward(Kind kind, Placement placement, EpsilonMode mode, string weight)
    {
        List<Role> roles = [Role.InvStd];
        if (kind == Kind.Layer)
            roles.Add(Role.Mean);
        if (weight is "one to a feature" or "zero-centred")
            roles.AddRange([Role.Weight, Role.Bias]);
        if (placement != Placement.None)
            roles.AddRange([Role.Residual, Role.ResidualScale, Role.BranchScale]);
        if (placement is Placement.Post or Placement.Deep)
            roles.Add(Role.Sum);
        if (placement == Placement.Sandwich)
        {
            roles.AddRange(kind == Kind.Layer ? [Role.NextMean, Role.NextInvStd] : [Role.NextInvStd]);
            if (weight != "none")
                roles.AddRange([Role.NextWeight, Role.NextBias]);
        }

        NormSpec spec = Specs.Of(kind, roles) with { Placement = placement, EpsilonMode = mode, ZeroCentered = weight == "zero-centred" };
        IEnumerable<RoleParameter> shared = weight == "one for all" ? [new RoleParameter(Role.Weight, "weight", ElementType.Double, IsSpan: false)] : [];
        return spec with { Parameters = spec.Parameters.Select(p => p with { Element = ElementType.Double, IsWritable = RoleFacts.IsStatistic(p.Role) }).Concat(shared).ToEquatableArray() };
    }

    /// <summary>The gradient with all outputs.</summary>
    private static NormSpec Gradient(NormSpec forward)
    {
        bool isPlaced = forward.Placement != Placement.None, isSandwich = forward.Placement == Placement.Sandwich;
        List<Role> roles = [Role.Dy, Role.Dx, Role.DWeight, Role.DBias];
        if (!isPlaced || isSandwich)
            roles.Add(Role.X);
        if (isPlaced)
            roles.AddRange([Role.Sum, Role.DResidual]);
        if (forward.Placement is Placement.Pre or Placement.Sandwich)
            roles.Add(Role.DResidualOut);
        if (isSandwich)
            roles.AddRange([Role.DNextWeight, Role.DNextBias]);
        IEnumerable<RoleParameter> same = forward.Parameters.Where(p => p.Role is Role.Weight or Role.NextWeight or Role.ResidualScale or Role.BranchScale || RoleFacts.IsStatistic(p.Role));
        return forward with { Forward = forward, Parameters = same.Concat(roles.Select(r => new RoleParameter(r, r.ToString(), ElementType.Double))).ToEquatableArray() };
    }

    /// <summary>The same step as the library does it, which has all that a gradient may have; what a method lacks is nothing there, and a factor of one.</summary>
    private static KernelStep OfLibrary(NormSpec forward, KernelStep step)
    {
        Role[] roles = [Role.X, Role.Dy, Role.Mean, Role.InvStd, Role.Dx, Role.DResidual, Role.DResidualOut, Role.DWeight, Role.DBias];
        IEnumerable<Role> weight = forward.Has(Role.Weight) ? [Role.Weight] : [];
        NormSpec library = Gradient(forward) with { RuntimePart = RuntimePart.Norm, Parameters = roles.Concat(weight).Select(r => new RoleParameter(r, "", ElementType.Double)).ToEquatableArray() };
        KernelStep whole = (KernelStep)Steps.Of(library).Single();
        return whole with { Places = whole.Places.ToDictionary(p => p.Key, p => step.Places[p.Key]) };
    }
}
