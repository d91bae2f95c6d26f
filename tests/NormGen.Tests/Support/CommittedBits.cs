using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NormGen.Tests.Support;

/// <summary>
/// Holds this machine to the bits in a file of tests/data, which every machine with fused multiply-add must give. To write the files anew, after a change that
/// is meant to change results, run the tests with NORMGEN_UPDATE_BITS=1.
/// </summary>
internal static class CommittedBits
{
    /// <summary>The kernels of this machine's own width, and the calls of a Debug build: both must give the bits.</summary>
    public static IReadOnlyList<string> Widths { get; } = [OwnWidth, "Runtime"];

    private static string OwnWidth =>
        Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : Vector128.IsHardwareAccelerated ? "128" : "Scalar";

    private static bool HasFusedMultiplyAdd => Fma.IsSupported || AdvSimd.IsSupported;

    /// <summary>Compares what each width answers with a file; where it is to be written anew, it gets the answers of the first.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="widths">Names of the widths.</param>
    /// <param name="lines">The lines of a width, in any order.</param>
    public static void Hold(string fileName, IReadOnlyList<string> widths, Func<string, IEnumerable<string>> lines)
    {
        List<(string Width, string[] Lines)> actual = [.. widths.Select(width => (width, lines(width).Order(StringComparer.Ordinal).ToArray()))];
        string file = TestData.Copied(fileName);
        if (Environment.GetEnvironmentVariable("NORMGEN_UPDATE_BITS") == "1")
        {
            file = TestData.Source(fileName);
            File.WriteAllText(file, string.Join('\n', actual[0].Lines) + "\n");
        }

        string[] expected = File.ReadAllLines(file);
        foreach ((string width, string[] own) in actual)
        {
            Assert.Equal(expected.Select(NameOf), own.Select(NameOf));

            // Without fused multiply-add a product is rounded before it is added, so the last bit may differ there, and only there. What is promised to such a
            // machine is accuracy, to which other tests hold it.
            string[] different = [.. expected.Zip(own, (left, right) => left == right ? "" : $"{left}, here {right.Split(' ')[^1]}").Where(line => line != "")];
            Assert.True(different.Length == 0 || !HasFusedMultiplyAdd,
                $"{width}: {different.Length} of {own.Length} cases differ from {fileName}:\n{string.Join('\n', different.Take(20))}");
        }
    }

    /// <summary>A line of the file.</summary>
    public static string Line(string name, Fnv1a hash) => string.Create(CultureInfo.InvariantCulture, $"{name}: {hash.Value:x16}");

    private static string NameOf(string line) => line[..line.LastIndexOf(':')];
}
