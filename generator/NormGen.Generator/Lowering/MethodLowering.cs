using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the file of one method: its body, the checks of its arguments, and its kernels.</summary>
internal static class MethodLowering
{
    public static string Write(NormMethod method, EmitOptions options)
    {
        SourceWriter writer = new();
        GeneratedCode.WriteHeader(writer);
        MethodDeclaration declaration = method.Declaration;
        string name = declaration.PlainName;
        WriteMethod(writer, declaration, method.Spec switch
        {
            null => "throw new global::System.NotSupportedException(\"The method was declared wrongly; the NG error in the build's output says how.\");",
            { IsRuntimeKernel: true } => $"global::{GeneratedCode.Namespace}.{name}OfAnySize{declaration.TypeParameters}.{EntryPoint(WalkOf(method.Spec))}({string.Join(", ", declaration.Arguments)});",
            _ => $"global::{GeneratedCode.Namespace}.{name}Entry.Run({string.Join(", ", declaration.Arguments)});",
        });
        if (method.Spec is { } spec)
        {
            writer.Line();
            using (writer.Block("namespace " + GeneratedCode.Namespace))
            {
                GeneratedCode.WriteUsings(writer);
                writer.Line();
                if (spec.IsRuntimeKernel)
                    WriteRuntimeKernel(writer, declaration, spec, options);
                else
                    WriteEntryAndKernels(writer, declaration.PlainName, spec, options);
            }
        }

        return writer.ToString();
    }

    private static void WriteMethod(SourceWriter writer, MethodDeclaration declaration, string body)
    {
        Stack<IDisposable> scopes = new();
        if (declaration.Namespace.Length > 0)
            scopes.Push(writer.Block("namespace " + declaration.Namespace));
        foreach (string type in declaration.ContainingTypes)
            scopes.Push(writer.Block(type));
        writer.Line(GeneratedCode.Attribute);
        using (writer.Block($"{declaration.Modifiers} {declaration.ReturnType} {declaration.Name}{declaration.TypeParameters}({string.Join(", ", declaration.Parameters)}){declaration.Constraints}"))
            writer.Line(body);
        while (scopes.Count > 0)
            scopes.Pop().Dispose();
    }

    private static void WriteRuntimeKernel(SourceWriter writer, MethodDeclaration declaration, NormSpec spec, EmitOptions options)
    {
        KernelStep step = Steps.Of(spec).OfType<KernelStep>().Single();
        KernelContext kernel = KernelOf(spec, step, null);
        new KernelLowering(writer, kernel, options.Width).Write($"{declaration.PlainName}OfAnySize{declaration.TypeParameters}", declaration.Constraints);
    }

    private static void WriteEntryAndKernels(SourceWriter writer, string plainName, NormSpec spec, EmitOptions options)
    {
        IReadOnlyList<Step> steps = Steps.Of(spec);
        if (WalkOf(spec) != Walk.Rows)
        {
            WriteSets(writer, plainName, spec, steps, options);
            return;
        }

        List<StepKernels> kernels = steps.OfType<KernelStep>().Select(step => new StepKernels(step, options.Specialize
            ? spec.Sizes.Select(size => ($"{plainName}Of{Literals.Int(size)}{step.Suffix}", KernelOf(spec, step, size / spec.Groups))).ToList()
            : [])).ToList();
        EntryNames names = new(spec);
        if (spec.IsGradient)
        {
            new GradientEntryLowering(writer, spec, names, steps, kernels, plainName).Write();
            foreach (StepKernels step in kernels)
                WriteStatistics(writer, plainName, new GradientStatistics(writer, spec, names, step.Step), options);
        }
        else
        {
            new EntryLowering(writer, spec, names, steps, kernels).Write(plainName + "Entry");
        }

        foreach ((string name, KernelContext kernel) in kernels.SelectMany(k => k.Kernels))
        {
            writer.Line();
            new KernelLowering(writer, kernel, options.Width).Write(name, "");
        }
    }

    /// <summary>Sets are gone through alike whatever the feature count, so that one kernel serves all sizes that a method asks for.</summary>
    private static void WriteSets(SourceWriter writer, string plainName, NormSpec spec, IReadOnlyList<Step> steps, EmitOptions options)
    {
        KernelStep step = steps.OfType<KernelStep>().Single();
        KernelContext? own = options.Specialize && spec.Sizes.Count > 0 ? KernelOf(spec, step, null) : null;
        string name = plainName + "Kernel";
        if (spec.IsGradient)
        {
            SetGradientEntryLowering entry = new(writer, spec, new EntryNames(spec), step, own is null ? null : (name, own), plainName);
            entry.Write();
            WriteStatistics(writer, plainName, entry.Statistics, options);
        }
        else
        {
            new SetEntryLowering(writer, spec, new EntryNames(spec), steps, own is null ? null : (name, own)).Write(plainName + "Entry");
        }

        if (own is null)
            return;
        writer.Line();
        new KernelLowering(writer, own, options.Width).Write(name, "");
    }

    /// <summary>Writes the forward passes that work out statistics which a gradient is not given.</summary>
    private static void WriteStatistics(SourceWriter writer, string plainName, GradientStatistics statistics, EmitOptions options)
    {
        if (!statistics.NeedsForward)
            return;
        writer.Line();
        WriteEntryAndKernels(writer, statistics.NameOf(plainName), statistics.Forward, options with { Specialize = false });
    }

    public static Walk WalkOf(NormSpec spec)
    {
        Sharing sharing = ProgramCatalog.SharingOf(spec.Kind, spec.Axis);
        return spec.IsGradient ? Walks.OfGradient(sharing, spec.Axis) : Walks.Of(sharing, spec.Axis);
    }

    /// <summary>The method of a kernel that its callers call.</summary>
    public static string EntryPoint(Walk walk) => walk == Walk.Runs ? "Set" : walk.ToString();

    private static KernelContext KernelOf(NormSpec spec, KernelStep step, int? dim) => new(spec, step.Program, dim, KernelContext.ViewsOf(spec, step)) { Walk = WalkOf(spec) };
}
