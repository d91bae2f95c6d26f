using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests;

/// <summary>
/// Holds this machine to the bits in tests/data/bits-set-gradients.txt: what gradients answer whose statistics are of sets, both the kernels of the machine's own
/// width and the calls of a Debug build. As with <see cref="ExpectedBitsTests"/>, NORMGEN_UPDATE_BITS=1 writes the file anew.
/// </summary>
public sealed class SetGradientExpectedBitsTests
{
    private const string FileName = "bits-set-gradients.txt";

    // A large mean; all magnitudes; and sets that end in NaN.
    private static readonly SetDistribution[] s_distributions = [SetDistribution.Far, SetDistribution.Outlier, SetDistribution.Mixed, SetDistribution.PositiveInfinity];

    private static bool HasFusedMultiplyAdd => Fma.IsSupported || AdvSimd.IsSupported;

    private static string OwnWidth =>
        Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : Vector128.IsHardwareAccelerated ? "128" : "Scalar";

    [Fact]
    public void GradientsOfSets_GiveTheCommittedBits()
    {
        string[] own = Lines(OwnWidth), debug = Lines("Runtime");
        string file = TestData.Copied(FileName);
        if (Environment.GetEnvironmentVariable("NORMGEN_UPDATE_BITS") == "1")
        {
            file = TestData.Source(FileName);
            File.WriteAllText(file, string.Join('\n', own) + "\n");
        }

        string[] expected = File.ReadAllLines(file);
        foreach ((string name, string[] actual) in new[] { (OwnWidth, own), ("Runtime", debug) })
        {
            Assert.Equal(expected.Select(NameOf), actual.Select(NameOf));
            string[] different = [.. expected.Zip(actual, (left, right) => left == right ? "" : $"{left}, here {right.Split(' ')[^1]}").Where(line => line != "")];

            // Without fused multiply-add the last bit may differ, and only there: see ExpectedBitsTests.
            Assert.True(different.Length == 0 || !HasFusedMultiplyAdd,
                $"{name}: {different.Length} of {actual.Length} cases differ from {FileName}:\n{string.Join('\n', different.Take(20))}");
        }
    }

    private static string[] Lines(string width)
    {
        IEnumerable<string> lines =
            from name in SetGradientForms.Names
            let form = SetGradientForms.Named(name, KernelSets.Named(width))
            let shapes = SetForms.Shapes(form.Forward).OrderBy(shape => shape.Length).ToArray()
            let shape = shapes.Where(shape => shape.Length <= 2500).DefaultIfEmpty(shapes[0]).MaxBy(shape => shape.Channels)
            from distribution in s_distributions
            let input = SetGradientForms.Case(form, shape, distribution)
            where !SetGradientForms.IsRefused(form, input)
            select Line(form, input);
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string Line(SetGradientForm form, SetGradientInput input)
    {
        SetGradientOutcome outcome = SetGradientOutcome.Of(form, input, SetArguments.Usual);
        Fnv1a hash = new();
        foreach (Role role in SetGradientOutcome.Written(form))
            hash.Add(outcome[role]);
        return string.Create(CultureInfo.InvariantCulture, $"{form}; {input}: {hash.Value:x16}");
    }

    private static string NameOf(string line) => line[..line.LastIndexOf(':')];
}
