using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>The kernels of one step: one for each size, none where the run-time-size kernel does all.</summary>
internal sealed record StepKernels(KernelStep Step, IReadOnlyList<(string Class, KernelContext Kernel)> Kernels);

/// <summary>
/// Writes the class that a method's body calls: it checks the arguments, in the user's names for them, and hands the rows to the
/// kernels of their size, or to the run-time-size kernel.
/// </summary>
internal sealed class EntryLowering(SourceWriter writer, NormSpec spec, IReadOnlyList<Step> steps, IReadOnlyList<StepKernels> kernels)
{
    private readonly EntryNames _names = new(spec);
    private readonly StepLowering _steps = new(writer, spec, new EntryNames(spec), kernels);

    // In the order of the user's parameters; names are the roles', so that nothing a user names can get in the way.
    private IEnumerable<string> Parameters => spec.Parameters.Select(p => $"{TypeOf(p)} {KernelContext.Name(p.Role)}");

    // A sub-layer may be of a private type, or of a type parameter of the class around the method: here it is whatever the call hands over.
    private bool HasAnySublayer => spec.IsBlock && spec[Role.Sublayer].WrittenType == RoleParameter.AnySublayer;

    private string TypeParameters => HasAnySublayer ? $"<{RoleParameter.AnySublayer}>" : "";

    private string Constraints => HasAnySublayer ? $" where {RoleParameter.AnySublayer} : ISublayer<{spec[Role.X].Element.Name}>?, allows ref struct" : "";

    /// <summary>Writes the class.</summary>
    /// <param name="className">Its name.</param>
    public void Write(string className)
    {
        writer.Comment("<summary>Checks the arguments and chooses the kernel.</summary>", "/// ");
        writer.Line(GeneratedCode.Attribute);
        using (writer.Block($"file static class {className}"))
        {
            writer.Line(GeneratedCode.Inline);
            using (writer.Block($"internal static void Run{TypeParameters}({string.Join(", ", Parameters)}){Constraints}"))
            {
                new CheckLowering(writer, spec, _names).Write();
                _steps.WriteRuns();
                if (spec.IsBlock)
                    WriteBlock();
                else
                    WriteKernels(steps.Cast<KernelStep>().ToList());
            }

            _steps.WriteChoosers();
        }
    }

    private string TypeOf(RoleParameter parameter) =>
        parameter.WrittenType.Length > 0 ? parameter.WrittenType
        : !parameter.IsSpan ? parameter.Element.Name
        : $"{(spec.Writes(parameter.Role) ? "Span" : "ReadOnlySpan")}<{parameter.Element.Name}>";

    private void WriteKernels(IReadOnlyList<KernelStep> kernelSteps)
    {
        _steps.WriteRows(kernelSteps);
        foreach (Place place in kernelSteps.SelectMany(Written).Distinct())
            _steps.WriteClear(place);
        foreach (RoleParameter statistic in spec.Parameters.Where(p => RoleFacts.IsStatistic(p.Role) && kernelSteps.Any(s => Saves(s, p.Role))))
            _steps.WriteClearStatistic(statistic.Role);
    }

    private static bool Saves(KernelStep step, Role statistic) => step.Program.Stages.OfType<Save>().Any(s => s.Statistic == statistic);

    /// <summary>What a step writes and padding has zeros in: the residual stream of a padded row stays as it is.</summary>
    private static IEnumerable<Place> Written(KernelStep step) =>
        new[] { step.Program.Map, step.Program.Prologue }.Where(m => m is not null).Select(m => step.Places[m!.Output]).Where(p => p != Place.Residual);

    private void WriteBlock()
    {
        string element = spec[Role.X].Element.Name;
        int parts = steps.OfType<SublayerStep>().Any(s => s.Input == Place.BranchInput) ? 2 : 1;
        string own = spec.Has(Role.Workspace) ? ", workspace" : "";
        writer.Line();
        writer.Comment($"Room for {(parts == 2 ? "the sub-layer's input and output" : "the sub-layer's output")}{(own.Length > 0 ? "" : ", rented")}.");
        writer.Line($"using Workspace<{element}> room = new(rows, {_names.Dim}, {parts}{own});");
        if (parts == 2)
            writer.Line($"Span<{element}> branchInput = room.Part(1);");
        writer.Line($"Span<{element}> branchOutput = room.Part(0);");
        foreach (Step step in steps)
        {
            writer.Line();
            if (step is KernelStep kernel)
            {
                WriteKernels([kernel]);
                continue;
            }

            SublayerStep sublayer = (SublayerStep)step;
            writer.Line($"sublayer.Invoke({_names.Of(sublayer.Input)}, {_names.Of(sublayer.Output)});");
        }
    }
}

/// <summary>What things are called inside a method's entry.</summary>
internal sealed class EntryNames(NormSpec spec)
{
    public int? OnlySize => spec.Sizes.Count == 1 ? spec.Sizes[0] : null;

    public string Dim => OnlySize is { } size ? Literals.Int(size) : "dim";

    /// <summary>The parameter that tells the feature count where no size does.</summary>
    public Role DimSource => new[] { Role.Dim, Role.Weight, Role.Bias, Role.NextWeight, Role.NextBias }.First(r => spec.Has(r) && (r == Role.Dim || spec[r].IsSpan));

    /// <summary>The span at a place.</summary>
    public string Of(Place place) => place switch
    {
        Place.Output => KernelContext.Name(spec.Output.Role),
        Place.BranchInput => "branchInput",
        Place.BranchOutput => "branchOutput",
        _ => KernelContext.Name((Role)Enum.Parse(typeof(Role), place.ToString())),
    };

    /// <summary>The elements from one row to the next at a place.</summary>
    public string Stride(Place place) => KernelContext.StrideAt(spec, place) is { } stride ? KernelContext.Name(stride) : Dim;
}
