using Microsoft.CodeAnalysis.CSharp;
using NormGen.Generator.Tests.Support;

namespace NormGen.Generator.Tests.Execution;

/// <summary>Generated code compiles and computes, whatever is around it.</summary>
public sealed class HostileConsumerTests
{
    private static readonly Consumer Start = Consumer.Of(HostileSource.Kernels);

    [Theory]
    [InlineData("Auto")]
    [InlineData("512")]
    [InlineData("256")]
    [InlineData("128")]
    [InlineData("Scalar")]
    public void TypesOfTheUsersNamespace_AreNotInTheWay(string width) => AssertRuns(Start.And(HostileSource.InNamespace).Width(width));

    [Fact]
    public void TypesOfTheGlobalNamespace_AreNotInTheWay() => AssertRuns(Start.And(HostileSource.InGlobalNamespace));

    [Fact]
    public void AliasesOfTheWholeProject_AreNotInTheWay() => AssertRuns(Start.And(HostileSource.AsAliases));

    [Fact]
    public void RuntimeCalls_AreAsSturdy() => AssertRuns(Start.And(HostileSource.InNamespace).And(HostileSource.InGlobalNamespace).Emit("Runtime"));

    [Fact]
    public void DebugBuilds_AreAsSturdy() => AssertRuns(Start.And(HostileSource.InNamespace).And(HostileSource.InGlobalNamespace).Debug().Emit("Specialized"));

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public void OtherLanguageVersions_TakeTheSameCode(LanguageVersion version) => AssertRuns(Start.And(HostileSource.InNamespace) with { Language = version });

    [Fact]
    public void AFriendlyProject_TakesTheSameCode() => AssertRuns(Start);

    private static void AssertRuns(Consumer consumer)
    {
        Generation generation = consumer.Generate();
        Assert.Equal(15, generation.Files.Length);
        Assert.All(generation.Texts.Values, text => Assert.DoesNotContain("#pragma", text));

        using LoadedProject project = generation.Load();
        Check("Rms", new Formula(Kind.RMS, 24));
        Check("Layer", new Formula(Kind.Layer, 70, HasBias: true));
        Check("InPlace", new Formula(Kind.RMS, 24, HasWeight: false), isInPlace: true);
        foreach (int dim in new[] { 8, 70, 600, 33 })
            Check("Several", new Formula(Kind.Layer, dim, HasWeight: false));
        Check("AnySize", new Formula(Kind.RMS, 100, HasBias: true, ZeroCentered: true, Epsilon: 0.5));
        Check("MethodImpl", new Formula(Kind.RMS, 9));

        // The residual is x too, so that a sum is x times a number; 16-bit types round x and what follows from it.
        Formula rms = new(Kind.RMS, 24);
        Gives("Pre", rms, (x, weight, bias) => rms.Apply(Times(2, x), weight, bias), 4e-3);
        foreach (int dim in new[] { 24, 40, 16 })
        {
            Formula grouped = new(Kind.Layer, dim) { Groups = 2 };
            Gives("Sandwich", grouped, (x, weight, bias) => grouped.Apply([.. x.Zip(grouped.Apply(x, weight, bias), (r, f) => r + 0.5 * f)], weight, bias), 0.05);
        }

        Formula layer = new(Kind.Layer, 24);
        Gives("Deep", layer, (x, weight, bias) => layer.Apply(Times(DeepNorm.DecoderOnly(8).ResidualScale + 1, x), weight, bias), 4e-7);
        Gives("Block", rms, (x, weight, bias) => [.. x.Zip(rms.Apply(x, weight, bias), (r, f) => r + 2 * f)], 4e-7, isInPlace: true);
        Gives("Scale", new Formula(Kind.L2, 24, HasWeight: false), (x, weight, bias) => Times(3, new Formula(Kind.L2, 24, HasWeight: false).Apply(x, weight, bias)), 4e-7);

        // Six rows, or two samples of three positions. Each set is made a row of a norm without weight, and gets its weight where it was.
        GivesSets("Batch", Kind.Layer, 6, i => (i % 24) * 6 + i / 24, i => i % 24);
        GivesSets("Group", Kind.Layer, 18, i => i, i => i / 3 % 24);
        GivesSets("Images", Kind.Layer, 6, i => (i / 3 % 24) * 6 + i / 72 * 3 + i % 3, i => i / 3 % 24, isInPlace: true);
        GivesSets("Positions", Kind.RMS, 24, i => (i / 72 * 3 + i % 3) * 24 + i / 3 % 24);

        void GivesSets(string method, Kind kind, int elements, Func<int, int> placeOf, Func<int, int>? featureOf = null, bool isInPlace = false) => new Formula(kind, 24).AssertGives(
            (x, weight, bias) =>
            {
                double[] sets = new double[x.Length];
                for (int i = 0; i < x.Length; i++)
                    sets[placeOf(i)] = x[i];
                double[] normal = new Formula(kind, elements, HasWeight: false).Apply(sets, [], []);
                return [.. x.Select((_, i) => featureOf is null ? normal[placeOf(i)] : normal[placeOf(i)] * weight[featureOf(i)] + bias[featureOf(i)])];
            },
            project.Method<Action<float[], float[], float[], float[]>>("Hostile.Probe", method), 4e-7, isInPlace, rows: 6, project.GeneratedSource);

        void Gives(string method, Formula formula, Func<double[], double[], double[], double[]> expected, double part, bool isInPlace = false) => formula.AssertGives(
            expected, project.Method<Action<float[], float[], float[], float[]>>("Hostile.Probe", method), part, isInPlace, source: project.GeneratedSource);

        void Check(string method, Formula formula, bool isInPlace = false) => formula.AssertHolds(
            project.Method<Action<float[], float[], float[], float[]>>("Hostile.Probe", method), isInPlace, source: project.GeneratedSource);
    }

    private static double[] Times(double factor, double[] values) => [.. values.Select(v => factor * v)];
}
