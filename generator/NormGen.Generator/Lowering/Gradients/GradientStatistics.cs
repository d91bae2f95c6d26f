using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes what has the statistics ready that a gradient's kernels take: those of the caller as they are; those of running state; and those that nobody has
/// saved, by the forward pass once more, which gives the bits that it would have saved.
/// </summary>
internal sealed class GradientStatistics(SourceWriter writer, NormSpec spec, EntryNames names, string entry)
{
    private string Compute => spec.Compute.Name;

    /// <summary>Whether a step takes statistics that its method is not given.</summary>
    public static bool AreMissing(NormSpec spec, KernelStep step) => step.Program.Takes.Any(t => !spec.Has(t.Statistic)) && !AreOfState(spec);

    /// <summary>Whether statistics are state that the caller hands over.</summary>
    private static bool AreOfState(NormSpec spec) => spec.Has(Role.RunningVar) || spec.Has(Role.RunningSquare);

    /// <summary>The name of what works out the statistics of a step.</summary>
    public static string EntryOf(string plainName, KernelStep step) => $"{plainName}Statistics{step.Suffix}";

    /// <summary>Writes it, given the number of each statistic.</summary>
    public void Write(KernelStep step, string statisticsOfEach, string tensor)
    {
        if (AreOfState(spec))
            WriteState();
        else if (AreMissing(spec, step))
            WriteForward(step, statisticsOfEach, tensor);
    }

    private void WriteState()
    {
        writer.Line();
        writer.Line($"using Workspace<{Compute}> scales = new({names.Dim}, 1, 1);");
        writer.Line($"Span<{Compute}> invStd = scales.Part(0);");
        string square = spec.Has(Role.RunningVar) ? "runningVar" : "runningSquare";
        string epsilon = spec.Has(Role.Epsilon) ? "epsilon" : Literals.Of(spec.Epsilon, spec.Compute), zero = Literals.Of(0, spec.Compute);
        writer.Line($"SetOrder.ReciprocalRoots({square}, {(spec.EpsilonMode == EpsilonMode.InsideRoot ? $"{epsilon}, {zero}" : $"{zero}, {epsilon}")}, invStd);");
        if (spec.Has(Role.RunningMean))
            writer.Line($"ReadOnlySpan<{Compute}> mean = runningMean;");
    }

    private void WriteForward(KernelStep step, string statisticsOfEach, string tensor)
    {
        NormSpec forward = ForwardSpec(spec, step);
        IReadOnlyList<Role> taken = step.Program.Takes.Select(t => t.Statistic).ToList();
        writer.Line();
        writer.Comment("The forward pass has not saved its statistics: once more.");
        writer.Line($"using Workspace<{Compute}> saved{step.Suffix} = new({statisticsOfEach}, {taken.Count});");
        for (int i = 0; i < taken.Count; i++)
            writer.Line($"Span<{Compute}> {KernelContext.Name(taken[i])} = saved{step.Suffix}.Part({i});");
        writer.Line($"using Workspace<{forward[Role.Y].Element.Name}> normalized{step.Suffix} = new({tensor}, 1);");
        writer.Line($"{entry}Entry.Run({string.Join(", ", forward.Parameters.Select(p => p.Role switch
        {
            Role.X => names.Of(step.Places[Role.X]),
            Role.Y => $"normalized{step.Suffix}.Part(0)",
            Role.Mean or Role.InvStd when step.IsNext => KernelContext.Name(p.Role == Role.Mean ? Role.NextMean : Role.NextInvStd),
            _ => KernelContext.Name(p.Role),
        }))});");
    }

    /// <summary>The forward method that works out statistics for a step.</summary>
    public static NormSpec ForwardSpec(NormSpec spec, KernelStep step)
    {
        ElementType x = KernelContext.TypeAt(spec, step.Places[Role.X]);
        List<RoleParameter> parameters = [new(Role.X, "x", x), new(Role.Y, "y", x) { IsWritable = true }];
        parameters.AddRange(step.Program.Takes.Select(t => new RoleParameter(t.Statistic is Role.Mean or Role.NextMean ? Role.Mean : Role.InvStd, "statistic", spec.Compute) { IsWritable = true }));
        if (spec.Sizes.Count != 1)
            parameters.Add(new(Role.Dim, "dim", ElementType.Int32, IsSpan: false));
        parameters.AddRange(spec.Parameters.Where(p => p.Role is Role.Epsilon or Role.Mask or Role.Lengths or Role.Spatial));
        return spec with { Placement = NormGen.Placement.None, Forward = null, ZeroCentered = false, ResidualScale = 1, BranchScale = 1, Parameters = parameters.ToEquatableArray() };
    }
}
