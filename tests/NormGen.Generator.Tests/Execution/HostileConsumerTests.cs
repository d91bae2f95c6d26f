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
        Assert.Equal(6, generation.Files.Length);
        Assert.All(generation.Texts.Values, text => Assert.DoesNotContain("#pragma", text));

        using LoadedProject project = generation.Load();
        Check("Rms", new Formula(Kind.RMS, 24));
        Check("Layer", new Formula(Kind.Layer, 70, HasBias: true));
        Check("InPlace", new Formula(Kind.RMS, 24, HasWeight: false), isInPlace: true);
        foreach (int dim in new[] { 8, 70, 600, 33 })
            Check("Several", new Formula(Kind.Layer, dim, HasWeight: false));
        Check("AnySize", new Formula(Kind.RMS, 100, HasBias: true, ZeroCentered: true, Epsilon: 0.5));
        Check("MethodImpl", new Formula(Kind.RMS, 9));

        void Check(string method, Formula formula, bool isInPlace = false) => formula.AssertHolds(
            project.Method<Action<float[], float[], float[], float[]>>("Hostile.Probe", method), isInPlace, source: project.GeneratedSource);
    }
}
