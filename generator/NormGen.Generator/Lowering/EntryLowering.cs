using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>The kernels of one step: one for each size, none where the run-time-size kernel does all.</summary>
internal sealed record StepKernels(KernelStep Step, IReadOnlyList<(string Class, KernelContext Kernel)> Kernels);

/// <summary>
/// Writes the class that a method's body calls: it checks the arguments, in the user's names for them, and hands the rows to the
/// kernels of their size, or to the run-time-size kernel.
/// </summary>
internal sealed class EntryLowering(SourceWriter writer, NormSpec spec, EntryNames names, IReadOnlyList<Step> steps, IReadOnlyList<StepKernels> kernels)
{
    private readonly StepLowering _steps = new(writer, spec, names, kernels);

    // In the order of the user's parameters; names are the roles', so that nothing a user names can get in the way.
    private IEnumerable<string> Parameters => spec.Parameters.Select(p => $"{TypeOf(spec, p)} {KernelContext.Name(p.Role)}");

    // A sub-layer may be of a private type, or of a type parameter of the class around the method: here it is whatever the call hands over.
    private static bool HasAnySublayer(NormSpec spec) => spec.IsBlock && spec[Role.Sublayer].WrittenType == RoleParameter.AnySublayer;

    /// <summary>The type parameters of an entry.</summary>
    public static string TypeParameters(NormSpec spec) => HasAnySublayer(spec) ? $"<{RoleParameter.AnySublayer}>" : "";

    /// <summary>What is asked of these.</summary>
    public static string Constraints(NormSpec spec) => HasAnySublayer(spec)
        ? $" where {RoleParameter.AnySublayer} : ISublayer{(spec.IsGradient ? "Gradient" : "")}<{(spec.Forward ?? spec)[Role.X].Element.Name}>?, allows ref struct"
        : "";

    /// <summary>Writes the class.</summary>
    /// <param name="className">Its name.</param>
    public void Write(string className)
    {
        writer.Comment($"<summary>Checks the arguments{(spec.IsBlock ? ", calls the sub-layer" : "")} and chooses the kernel.</summary>", "/// ");
        writer.Line(GeneratedCode.Attribute);
        using (writer.Block($"file static class {className}"))
        {
            writer.Line(GeneratedCode.Inline);
            using (writer.Block($"internal static void Run{TypeParameters(spec)}({string.Join(", ", Parameters)}){Constraints(spec)}"))
            {
                new CheckLowering(writer, spec, names, steps).Write();
                _steps.WriteRuns();
                if (spec.IsBlock)
                    WriteBlock();
                else
                    WriteKernels(steps.Cast<KernelStep>().ToList());
            }

            _steps.WriteChoosers();
        }
    }

    /// <summary>The type of a parameter in generated code.</summary>
    public static string TypeOf(NormSpec spec, RoleParameter parameter) =>
        parameter.WrittenType.Length > 0 ? parameter.WrittenType
        : !parameter.IsSpan ? parameter.Element.Name
        : $"{(spec.Writes(parameter.Role) ? "Span" : "ReadOnlySpan")}<{parameter.Element.Name}>";

    private void WriteKernels(IReadOnlyList<KernelStep> kernelSteps)
    {
        _steps.WriteRows(kernelSteps);
        foreach (Place place in kernelSteps.SelectMany(Written).Where(p => p != Place.Output || spec.KeepsOutput).Distinct())
            _steps.WriteClear(place);
        foreach (RoleParameter statistic in spec.Parameters.Where(p => RoleFacts.IsStatistic(p.Role) && kernelSteps.Any(s => Saves(s, p.Role))))
            _steps.WriteClearStatistic(statistic.Role);
    }

    private static bool Saves(KernelStep step, Role statistic) => step.Program.Stages.OfType<Save>().Any(s => s.Statistic == statistic);

    /// <summary>What a step writes and padding has zeros in: the residual stream of a padded row stays as it is.</summary>
    private static IEnumerable<Place> Written(KernelStep step) =>
        new[] { step.Program.Map, step.Program.Prologue }.Where(m => m is not null).Select(m => step.Places[m!.Output]).Where(p => p != Place.Residual);

    /// <summary>Writes the memory of what a sub-layer, or its gradient, reads and writes.</summary>
    public static void WriteRoom(SourceWriter writer, NormSpec spec, EntryNames names, int parts, string subject)
    {
        string element = (spec.Forward ?? spec)[Role.X].Element.Name;
        bool isOwn = spec.Has(Role.Workspace);
        writer.Line();
        writer.Comment($"Room for what {subject} {(parts == 2 ? "reads and " : "")}writes{(isOwn ? "" : ", rented")}.");
        writer.Line($"using Workspace<{element}> room = new(rows, {names.Dim}, {(isOwn ? "workspace" : Literals.Int(parts))});");
        if (parts == 2)
            writer.Line($"Span<{element}> branchInput = room.Part(1);");
        writer.Line($"Span<{element}> branchOutput = room.Part(0);");
    }

    private void WriteBlock()
    {
        using (writer.Indent("if (rows == 0)"))
            writer.Line("return;");
        WriteRoom(writer, spec, names, Steps.WorkspaceParts(steps), "the sub-layer");
        foreach (Step step in steps)
        {
            writer.Line();
            if (step is KernelStep kernel)
            {
                WriteKernels([kernel]);
                continue;
            }

            SublayerStep sublayer = (SublayerStep)step;
            writer.Line($"sublayer.Invoke({names.Of(sublayer.Input)}, {names.Of(sublayer.Output)});");
        }
    }
}
