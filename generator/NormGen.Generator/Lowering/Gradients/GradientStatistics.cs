using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>
/// Writes what has the statistics ready that a gradient's kernels take: those of the caller as they are; those of running state; and those that nobody has
/// saved, by the library's kernel of the forward pass, which gives the bits that a kernel of one size would have saved.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="spec">The gradient.</param>
/// <param name="names">What its spans are called.</param>
/// <param name="step">The step whose kernels take them.</param>
internal sealed class GradientStatistics(SourceWriter writer, NormSpec spec, EntryNames names, KernelStep step)
{
    private string Compute => spec.Compute.Name;

    /// <summary>The statistics that the kernels take.</summary>
    public IReadOnlyList<Role> Taken => step.Program.Takes.Select(t => t.Statistic).ToList();

    /// <summary>Those of them that the method is not given.</summary>
    private IReadOnlyList<Role> Missing => AreOfState ? [] : Taken.Where(r => !spec.Has(r)).ToList();

    /// <summary>Whether statistics are state that the caller hands over.</summary>
    private bool AreOfState => spec.Parameters.Any(p => RoleFacts.IsState(p.Role) && p.Role != Role.Nu);

    /// <summary>Whether the forward pass has to be made once more.</summary>
    public bool NeedsForward => Missing.Count > 0;

    /// <summary>The name of what makes it.</summary>
    public string NameOf(string plainName) => $"{plainName}Statistics{step.Suffix}";

    /// <summary>Writes it, given the number of each statistic.</summary>
    public void Write(string plainName, string statisticsOfEach)
    {
        if (AreOfState)
            WriteState();
        else if (NeedsForward)
            WriteForward(plainName, statisticsOfEach);
    }

    private void WriteState()
    {
        if (spec.Has(Role.RunningMean))
            writer.Line($"ReadOnlySpan<{Compute}> mean = runningMean;");
        if (!spec.Has(Role.RunningVar) && !spec.Has(Role.RunningSquare))
            return;
        writer.Line();
        writer.Line($"using Workspace<{Compute}> scales = new({names.Dim}, 1, 1);");
        writer.Line($"Span<{Compute}> invStd = scales.Part(0);");
        string square = spec.Has(Role.RunningVar) ? "runningVar" : "runningSquare";
        writer.Line($"SetOrder.ReciprocalRoots({square}, {LibraryArguments.EpsilonUnder(spec)}, {LibraryArguments.EpsilonBeside(spec)}, invStd);");
    }

    private void WriteForward(string plainName, string statisticsOfEach)
    {
        writer.Line();
        writer.Comment("The forward pass has not saved its statistics: once more.");
        writer.Line($"using Workspace<{Compute}> saved{step.Suffix} = new({statisticsOfEach}, {Missing.Count});");
        for (int i = 0; i < Missing.Count; i++)
            writer.Line($"Span<{Compute}> {KernelContext.Name(Missing[i])} = saved{step.Suffix}.Part({i});");
        writer.Line($"{NameOf(plainName)}Entry.Run({string.Join(", ", Forward.Parameters.Select(p => p.Role switch
        {
            Role.X => names.Of(step.Places[Role.X]),
            Role.Y => "default",
            Role.Mean or Role.InvStd when step.IsNext => KernelContext.Name(p.Role == Role.Mean ? Role.NextMean : Role.NextInvStd),
            _ => KernelContext.Name(p.Role),
        }))});");
    }

    /// <summary>The forward method that works them out, and writes no output.</summary>
    public NormSpec Forward
    {
        get
        {
            ElementType x = KernelContext.TypeAt(spec, step.Places[Role.X]);
            List<RoleParameter> parameters = [new(Role.X, "x", x), new(Role.Y, "y", ElementType.Nothing) { IsWritable = true }];
            parameters.AddRange(Missing.Select(r => new RoleParameter(r is Role.Mean or Role.NextMean ? Role.Mean : Role.InvStd, "statistic", spec.Compute) { IsWritable = true }));
            if (spec.Sizes.Count != 1)
                parameters.Add(new(Role.Dim, "dim", ElementType.Int32, IsSpan: false));
            parameters.AddRange(spec.Parameters.Where(p => p.Role is Role.Epsilon or Role.Mask or Role.Lengths or Role.Spatial));
            return spec with { Placement = NormGen.Placement.None, Forward = null, ZeroCentered = false, ResidualScale = 1, BranchScale = 1, Parameters = parameters.ToEquatableArray() };
        }
    }
}
