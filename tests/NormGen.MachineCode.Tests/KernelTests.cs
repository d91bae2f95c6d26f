namespace NormGen.MachineCode.Tests;

/// <summary>
/// What became of the kernels: fused multiply-adds at full width, and inner loops without a call, a bounds check or a register that
/// had to be kept in memory. Compiled ahead of time by the same code generator that runs just in time.
/// </summary>
public sealed class KernelTests
{
    private static readonly string[] Kernels = ["Rms4096Of4096", "Layer64Of64", "Layer768Of768", "Layer1000Of1000", "AddRms4096Of4096", "AddLayer768Of768", "BFloat16Layer768Of768", "HalfLayer768Of768", "RMSOfAnySize"];

    public static TheoryData<string, string> KernelsAndTargets() => [.. from target in Target.All from kernel in Kernels select (target.Name, kernel)];

    public static TheoryData<string> Targets() => [.. Target.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void TheListing_IsOfThisTarget(string name)
    {
        Target target = TargetNamed(name);
        foreach (MethodListing method in Compiler.ListingFor(target))
        {
            string heading = method.Heading + "\n";
            Assert.Contains($"; Emitting BLENDED_CODE for {target.Heading} on Unix\n", heading);
            Assert.Contains("; NativeAOT compilation\n", heading);
            Assert.Contains("; FullOpts code\n", heading);
        }

        Assert.All(Kernels, kernel => Assert.Contains(Compiler.ListingFor(target), m => m.Class == kernel && m.Method == $"Blocks{target.Bits}"));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void NoWidthButTheTargets_IsCompiled(string name)
    {
        Target target = TargetNamed(name);
        string[] others = [.. new[] { "512", "256", "128", "Scalar" }.Where(w => w != $"{target.Bits}")];
        Assert.DoesNotContain(Compiler.ListingFor(target), m => Kernels.Contains(m.Class) && others.Any(w => m.Method.EndsWith(w, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(KernelsAndTargets))]
    public void InnerLoops_KeepToTheirVectors(string name, string kernel)
    {
        Target target = TargetNamed(name);
        List<Loop> loops = LoopsOf(target, kernel);
        Assert.NotEmpty(loops);
        foreach (Loop loop in loops)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{name} {kernel}: {loop.Summary}");
            Assert.True(!loop.Faults(target).Any(), $"{string.Join("\n", loop.Faults(target))}\n\n{string.Join("\n", loop.Body)}");
        }
    }

    [Theory]
    [MemberData(nameof(KernelsAndTargets))]
    public void SumsAndOutput_AreFusedAtFullWidth(string name, string kernel)
    {
        Target target = TargetNamed(name);

        // 64 lanes of squares in walks of at most 8 accumulators, 4 for each of Layer's two sums; RMS has no other multiply-add.
        bool isLayer = kernel.Contains("Layer", StringComparison.Ordinal);
        int accumulators = Math.Min(64 / target.Lanes, isLayer ? 4 : 8);
        int most = LoopsOf(target, kernel).Max(l => l.MultiplyAdds(target));
        Assert.True(most >= accumulators, $"The loops have {most} fused multiply-adds of {target.Bits} bits at most; {accumulators} or more were to be expected.");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void AShortRow_StaysInRegisters(string name)
    {
        // A row of 64 is summed and written without a loop of its own, so all of it is live at once.
        Target target = TargetNamed(name);
        List<MethodListing> methods = [.. MethodsOf(target, "Layer64Of64").Where(m => m.Method == $"Blocks{target.Bits}" || m.Method == $"Moments{target.Bits}")];
        Assert.NotEmpty(methods);
        Assert.DoesNotContain(methods.SelectMany(m => m.Instructions), i => i.FetchesVectorFromFrame(target));
    }

    [Theory]
    [MemberData(nameof(KernelsAndTargets))]
    public void AKernel_NeverChecksBounds(string name, string kernel) =>
        Assert.DoesNotContain(MethodsOf(TargetNamed(name), kernel).SelectMany(m => m.Instructions), i => i.IsCall && i.Operands.Contains("RNGCHKFAIL"));

    private static Target TargetNamed(string name) => Target.All.Single(t => t.Name == name);

    private static IEnumerable<MethodListing> MethodsOf(Target target, string kernel) =>
        Compiler.ListingFor(target).Where(m => m.Class == kernel && m.Method != "RowDouble");

    private static List<Loop> LoopsOf(Target target, string kernel) =>
        [.. MethodsOf(target, kernel).SelectMany(m => m.InnermostLoops()).Where(l => l.IsAlongRow(target))];
}
